using System.Net;
using System.Net.Sockets;
using Akka.IO.Loops;

namespace Akka.IO.Channels;

/// <summary>One way to do stream I/O. Everything above this seam is written once.</summary>
internal abstract class TcpDriver : IDisposable
{
    /// <summary>The loop whose thread must own all that this driver makes; null when any actor may own it.</summary>
    public abstract EventLoop? Loop { get; }

    /// <summary>How many listeners, connections and attempts to connect there are, about: another thread may be changing it.</summary>
    public virtual int Count => 0;

    /// <summary>Whether channels may leave for another driver of the kind.</summary>
    public virtual bool LetsGo => false;

    /// <summary>Who own the channels that may leave. Called on the loop's thread.</summary>
    public virtual IEnumerable<IChannelOwner> Owners => [];

    /// <summary>Takes in a channel that has left another driver of the kind. Called on the loop's thread.</summary>
    public virtual void Adopt(Channel channel) => throw new NotSupportedException("This driver's channels stay where they are.");

    /// <summary>Binds and listens. The acceptor starts paused.</summary>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public abstract Acceptor Listen(EndPoint local, int backlog, ChannelOptions options, IAcceptOwner owner);

    /// <summary>Begins to connect to <paramref name="remote"/>, which is an address and not a name.</summary>
    /// <exception cref="SocketException">It could not even begin.</exception>
    public abstract Connector Connect(EndPoint remote, EndPoint? local, ChannelOptions options, IConnectOwner owner);

    /// <summary>Ends the loop, if there is one, and closes what it holds. Does not wait.</summary>
    public void Dispose() => Loop?.Stop();
}
