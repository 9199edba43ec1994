using System.Net.Sockets;

namespace Akka.IO.Channels;

/// <summary>What a <see cref="Channel"/> reports, one event at a time, on the owner's thread.</summary>
internal interface IChannelOwner : ICompletionTarget
{
    /// <summary>Bytes that came. They are never written again, so they may be kept; a kept slice keeps its slab.</summary>
    void OnReceived(ByteString data);

    /// <summary>The kernel does not take all that was gathered, so the rest is a pending send now: <see cref="OnSent"/> will come.</summary>
    void OnHeld();

    /// <summary>All of the send that was pending is in the kernel.</summary>
    void OnSent();

    /// <summary>The peer has ended its side. Never in the same turn as the data before it.</summary>
    void OnEnd();

    /// <summary>The connection is broken; no other event follows. The owner still has to close or abort the channel.</summary>
    void OnError(SocketError error);
}
