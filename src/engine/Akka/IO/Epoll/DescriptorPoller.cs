using System.Net;
using Akka.IO.Channels;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>What the pollers of event loops have in common: their sources, those that wait for a turn without an event, and the way to be woken.</summary>
internal abstract class DescriptorPoller : IPoller
{
    /// <summary>
    /// Bytes received after which actors get their turn before more is received: what a few large chunks bring is then still in the
    /// processor's caches when it is handled and sent.
    /// </summary>
    internal const int BytesPerRound = 64 * 1024;

    /// <summary>The same for what each event touches, of the kernel's and of ours; one kind of work at a time is still good for the code's cache.</summary>
    internal const int EventsPerRound = 64;

    private readonly SourceTable _sources = new();
    private readonly Queue<IEpollSource> _ready = new();
    private readonly List<DescriptorChannel> _gathering = [];
    private readonly Action<Exception> _report;
    private int _readyInTurn;
    private int _wakers;
    private volatile bool _disposed;

    protected DescriptorPoller(Kernel kernel, int receiveLimit, Action<Exception> report)
    {
        Kernel = kernel;
        ReceiveLimit = receiveLimit;
        _report = report;
    }

    public Kernel Kernel { get; }

    public ReceiveSlab Slab { get; } = new();

    /// <summary>Where what was gathered in pieces is put together.</summary>
    public SendBuffer SendBuffer { get; } = new();

    /// <summary>The most bytes of one <see cref="IChannelOwner.OnReceived"/>.</summary>
    public int ReceiveLimit { get; }

    public virtual bool HasReady => _ready.Count > 0;

    /// <summary>Sources that have a place.</summary>
    public int Count => _sources.Count;

    public IEnumerable<IEpollSource> Sources => _sources.All;

    /// <summary>Bytes received so far.</summary>
    public long Received { get; set; }

    /// <summary>The descriptor that ends a wait; -1 while there is none.</summary>
    protected int WakeDescriptor { get; set; } = -1;

    /// <summary>Gives a source its place, so that it is closed with the poller at the latest.</summary>
    public void Add(IEpollSource source) => source.Token = _sources.Add(source);

    /// <summary>Takes the place back; the descriptor may be closed then, and none of its events is handled any more.</summary>
    public virtual void Remove(IEpollSource source)
    {
        _sources.Remove(source.Token);
        source.Queued = false;
    }

    /// <summary>Lets <paramref name="heir"/> have the place and the events of <paramref name="source"/>, with its descriptor.</summary>
    public void Replace(IEpollSource source, IEpollSource heir)
    {
        heir.Token = source.Token;
        _sources.Replace(source.Token, heir);
    }

    /// <summary>Has the source told of <paramref name="events"/> (EPOLLIN...), again as long as they last unless edge-triggered.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The kernel lacks resources for it.</exception>
    public abstract void Watch(IEpollSource source, uint events);

    public abstract void Unwatch(IEpollSource source);

    /// <summary>A channel for an accepted connection.</summary>
    /// <param name="local">The local address, if known already; else it is asked for when it is needed.</param>
    public abstract Channel Open(int fd, EndPoint remote, EndPoint? local);

    /// <summary>A channel for the connection that <paramref name="connector"/> has made, whose place and descriptor it takes over.</summary>
    public abstract Channel TakeOver(IEpollSource connector, EndPoint remote);

    /// <summary>Has <see cref="IEpollSource.OnReady"/> called in the next turn.</summary>
    public void Enqueue(IEpollSource source)
    {
        if (!source.Queued)
        {
            source.Queued = true;
            _ready.Enqueue(source);
        }
    }

    public void Wait(bool block)
    {
        _readyInTurn = _ready.Count;
        Collect(block);
    }

    /// <remarks>Those that were ready before this turn first; what they queue now is for the next turn, so none is served twice.</remarks>
    public virtual bool Dispatch()
    {
        var enough = Received + BytesPerRound;
        for (var left = EventsPerRound; left > 0 && Received < enough; left--)
        {
            if (_readyInTurn > 0)
            {
                _readyInTurn--;
                DispatchReady();
            }
            else if (!DispatchEvent())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Has <see cref="DescriptorChannel.EndRound"/> called when the present round of actors is over.</summary>
    public void AtRoundEnd(DescriptorChannel channel) => _gathering.Add(channel);

    public void EndRound()
    {
        for (var i = 0; i < _gathering.Count; i++)
        {
            var channel = _gathering[i];
            try
            {
                channel.EndRound();
            }
            catch (Exception e)
            {
                Blame(channel, e);
            }
        }

        _gathering.Clear();
    }

    public void Wake()
    {
        // The descriptor's number may belong to another file once it is closed, so it stays open while anyone is in here.
        Interlocked.Increment(ref _wakers);
        if (!_disposed)
        {
            Kernel.Signal(WakeDescriptor);
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

    /// <summary>Collects events, sleeping for the first if <paramref name="block"/>.</summary>
    protected abstract void Collect(bool block);

    /// <summary>Handles the next of the collected events; false if there is none.</summary>
    protected abstract bool DispatchEvent();

    protected abstract void CloseDescriptors();

    protected IEpollSource? Find(ulong token) => _sources.Find(token);

    protected void Report(Exception e) => _report(e);

    /// <summary>One connection's fault: the others of this turn still get their events.</summary>
    protected void Blame(IEpollSource source, Exception e)
    {
        _report(e);
        source.OnFault();
    }

    private void DispatchReady()
    {
        // One that has left since belongs to another thread, and is not even touched.
        var source = _ready.Dequeue();
        if (!ReferenceEquals(_sources.Find(source.Token), source))
        {
            return;
        }

        source.Queued = false;
        try
        {
            source.OnReady();
        }
        catch (Exception e)
        {
            Blame(source, e);
        }
    }
}
