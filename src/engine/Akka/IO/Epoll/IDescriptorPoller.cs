using System.Net;
using Akka.IO.Channels;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>A poller that tells when a descriptor is ready: what listeners and connectors need, which are the same on each.</summary>
internal interface IDescriptorPoller : IPoller
{
    Kernel Kernel { get; }

    /// <summary>Sources that have a place.</summary>
    int Count { get; }

    IEnumerable<IEpollSource> Sources { get; }

    /// <summary>Gives a source its place, so that it is closed with the poller at the latest.</summary>
    void Add(IEpollSource source);

    /// <summary>Takes the place back; the descriptor may be closed then, and none of its events is handled any more.</summary>
    void Remove(IEpollSource source);

    /// <summary>Has the source told of <paramref name="events"/> (EPOLLIN...), again as long as they last unless edge-triggered.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The kernel lacks resources for it.</exception>
    void Watch(IEpollSource source, uint events);

    void Unwatch(IEpollSource source);

    /// <summary>Has <see cref="IEpollSource.OnReady"/> called in the next turn.</summary>
    void Enqueue(IEpollSource source);

    /// <summary>A channel for an accepted connection.</summary>
    /// <param name="local">The local address, if known already; else it is asked for when it is needed.</param>
    Channel Open(int fd, EndPoint remote, EndPoint? local);

    /// <summary>A channel for the connection that <paramref name="connector"/> has made, whose place and descriptor it takes over.</summary>
    Channel TakeOver(IEpollSource connector, EndPoint remote);
}
