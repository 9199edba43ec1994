using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>The epoll set of one loop (epoll(7)), with its wake-up descriptor and its receive slab.</summary>
/// <remarks>
/// Connections are added once, edge-triggered, and never modified: a source keeps what an edge told it until it has acted on
/// it, and waits in the ready list when it has to go on without a further edge.
/// </remarks>
internal sealed class EpollPoller : IDescriptorPoller
{
    /// <summary>Events taken from the kernel at a time; the rest comes with the next turn.</summary>
    internal const int EventsPerTurn = 512;

    private const ulong WakeToken = ulong.MaxValue;

    private readonly EpollEvents _events = new(EventsPerTurn);
    private readonly SourceTable _sources = new();
    private readonly Queue<IEpollSource> _ready = new();
    private readonly Action<Exception> _report;
    private readonly int _epoll;
    private readonly int _eventFd;
    private int _wakers;
    private volatile bool _disposed;

    /// <exception cref="SocketException">There are no descriptors left.</exception>
    public EpollPoller(Kernel kernel, int receiveLimit, Action<Exception> report)
    {
        Kernel = kernel;
        ReceiveLimit = receiveLimit;
        _report = report;
        (_epoll, _eventFd) = (kernel.EpollCreate(), kernel.EventFd());
        try
        {
            EpollSockets.Check(_epoll);
            EpollSockets.Check(_eventFd);
            EpollSockets.Check(kernel.EpollControl(_epoll, Sock.ControlAdd, _eventFd, Sock.In | Sock.EdgeTriggered, WakeToken));
        }
        catch
        {
            CloseDescriptors();
            throw;
        }
    }

    public Kernel Kernel { get; }

    public ReceiveSlab Slab { get; } = new();

    /// <summary>The most bytes of one receive.</summary>
    public int ReceiveLimit { get; }

    public bool HasReady => _ready.Count > 0;

    public int Count => _sources.Count;

    public IEnumerable<IEpollSource> Sources => _sources.All;

    public void Add(IEpollSource source) => source.Token = _sources.Add(source);

    /// <summary>Lets <paramref name="heir"/> have the place and the events of <paramref name="source"/>, with its descriptor.</summary>
    public void Replace(IEpollSource source, IEpollSource heir)
    {
        heir.Token = source.Token;
        _sources.Replace(source.Token, heir);
    }

    public void Remove(IEpollSource source) => _sources.Remove(source.Token);

    public void Watch(IEpollSource source, uint events) =>
        EpollSockets.Check(Kernel.EpollControl(_epoll, Sock.ControlAdd, source.Fd, events, source.Token));

    /// <summary>Takes a source out: none of its events that were collected already is handled any more.</summary>
    public void Release(IEpollSource source)
    {
        _sources.Remove(source.Token);
        source.Queued = false;
    }

    public void Unwatch(IEpollSource source) => Kernel.EpollControl(_epoll, Sock.ControlDelete, source.Fd, 0, 0);

    public void Enqueue(IEpollSource source)
    {
        if (!source.Queued)
        {
            source.Queued = true;
            _ready.Enqueue(source);
        }
    }

    public Channel Open(int fd, EndPoint remote, EndPoint? local) => new EpollChannel(this, fd, remote, local);

    public Channel TakeOver(IEpollSource connector, EndPoint remote) => new EpollChannel(this, connector, remote);

    public int Wait(bool block)
    {
        var n = Kernel.EpollWait(_epoll, _events, block ? -1 : 0);
        return n == -Errno.EINTR ? 0 : EpollSockets.Check(n);
    }

    public void Dispatch(int events)
    {
        // Those that were ready before this turn first; what they queue now is for the next turn, so none is served twice.
        for (var ready = _ready.Count; ready > 0; ready--)
        {
            // One that has left since belongs to another thread, and is not even touched.
            var source = _ready.Dequeue();
            if (ReferenceEquals(_sources.Find(source.Token), source))
            {
                source.Queued = false;
                Guard(source, 0);
            }
        }

        for (var i = 0; i < events; i++)
        {
            var (bits, token) = _events[i];
            if (token != WakeToken && _sources.Find(token) is { } source)
            {
                Guard(source, bits);
            }
        }
    }

    public void Wake()
    {
        // The descriptor's number may belong to another file once it is closed, so it stays open while anyone is in here.
        Interlocked.Increment(ref _wakers);
        if (!_disposed)
        {
            Kernel.Signal(_eventFd);
        }

        Interlocked.Decrement(ref _wakers);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        foreach (var source in _sources.All.ToArray())
        {
            source.Close();
        }

        _disposed = true;
        Interlocked.MemoryBarrier();
        SpinWait.SpinUntil(() => Volatile.Read(ref _wakers) == 0);
        CloseDescriptors();
    }

    private void CloseDescriptors()
    {
        foreach (var fd in (ReadOnlySpan<int>)[_eventFd, _epoll])
        {
            if (fd >= 0)
            {
                Kernel.Close(fd);
            }
        }

        _events.Dispose();
    }

    private void Guard(IEpollSource source, uint bits)
    {
        try
        {
            if (bits == 0)
            {
                source.OnReady();
            }
            else
            {
                source.OnEvents(bits);
            }
        }
        catch (Exception e)
        {
            // One connection's fault: the others of this turn still get their events.
            _report(e);
            source.OnFault();
        }
    }
}
