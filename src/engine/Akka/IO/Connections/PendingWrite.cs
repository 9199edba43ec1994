using Akka.Actor;

namespace Akka.IO.Connections;

/// <summary>The next thing to hand to the driver: some bytes, or a file.</summary>
/// <param name="Data">Bytes of the queue's own, which nothing changes any more.</param>
/// <param name="Count">How many bytes this stands for in the queue's sum.</param>
/// <param name="File">The file to be sent instead.</param>
/// <param name="Ack">What <paramref name="Writer"/> is told when all of it is in the kernel; null: nothing.</param>
/// <param name="Commands">How many write commands end with this.</param>
internal readonly record struct PendingWrite(
    ArraySegment<byte> Data, int Count, Tcp.WriteFile? File, Tcp.Event? Ack, IActorRef? Writer, int Commands);
