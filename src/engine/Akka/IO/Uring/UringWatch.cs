using Akka.IO.Epoll;

namespace Akka.IO.Uring;

/// <summary>What a listener or a connector waits for.</summary>
internal sealed class UringWatch(IEpollSource source)
{
    public IEpollSource Source => source;

    /// <summary>EPOLLIN...; 0 for nothing.</summary>
    public uint Events { get; set; }

    /// <summary>True while a poll is under way.</summary>
    public bool Armed { get; set; }
}
