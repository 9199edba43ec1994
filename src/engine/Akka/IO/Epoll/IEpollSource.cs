namespace Akka.IO.Epoll;

/// <summary>A descriptor with a place in the poller's table.</summary>
internal interface IEpollSource
{
    /// <summary>The descriptor; -1 once closed.</summary>
    int Fd { get; }

    /// <summary>Index in the poller's table and the generation of that place, as the kernel gives it back with each event.</summary>
    ulong Token { get; set; }

    /// <summary>True while the source waits in the poller's list of those ready without an event.</summary>
    bool Queued { get; set; }

    /// <summary>Events (EPOLLIN...) of this descriptor.</summary>
    void OnEvents(uint events);

    /// <summary>The turn after <see cref="DescriptorPoller.Enqueue"/>.</summary>
    void OnReady();

    /// <summary>Something threw while it handled an event of this source.</summary>
    void OnFault();

    /// <summary>Closes the descriptor and gives up the place; no event comes afterwards.</summary>
    void Close();
}
