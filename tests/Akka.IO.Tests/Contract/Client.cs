using System.Net;
using System.Net.Sockets;

namespace Akka.IO.Tests.Contract;

/// <summary>The other end of a connection: a plain socket, or a scripted one where the engine is a fake.</summary>
internal abstract class Client : IDisposable
{
    public abstract EndPoint LocalEndPoint { get; }

    /// <exception cref="SocketException">Nobody listens there.</exception>
    public abstract void Connect(EndPoint address);

    public abstract void Send(ReadOnlySpan<byte> data);

    /// <summary>Sends while the test goes on, and then ends its side if it is to.</summary>
    public abstract Task SendMeanwhile(byte[] data, bool end = false);

    public abstract void EndSending();

    public abstract void Reset();

    /// <summary>What has come next; 0 bytes are the end.</summary>
    /// <exception cref="SocketException">A reset came.</exception>
    public abstract int Receive(Span<byte> buffer);

    public abstract void Dispose();
}
