using System.Net;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO.Uring;

/// <summary>The ring of one loop (io_uring(7)), with its receive buffers and its wake-up descriptor.</summary>
/// <remarks>
/// A source is taken out only when no operation of it is under way: they are cancelled, and the ring is entered until each has told its
/// end. So a descriptor that is closed is closed for good, and no completion is ever one of a former source.
/// </remarks>
internal sealed partial class UringPoller : IDescriptorPoller
{
    /// <summary>Submissions between two calls; more of them cost a call of their own.</summary>
    internal const int Submissions = 2048;

    /// <summary>Four times as many completions, as a receive brings many; what does not fit is kept by the kernel, at some cost.</summary>
    internal const int Completions = 4 * Submissions;

    /// <summary>Buffers are given back as soon as a completion is handled, so this bounds what a single call brings.</summary>
    internal const int Buffers = 128;

    /// <summary>
    /// Bytes from which it is cheaper to give the kernel new memory than to copy what it has put into the old. Less than this would keep,
    /// and waste, a whole buffer each.
    /// </summary>
    internal const int LargeChunk = 4 * 1024;

    private const ulong WakeToken = ulong.MaxValue;
    private const ulong CancelToken = ulong.MaxValue - 1;
    private const int OperationShift = 28; // above the index in the table
    private const ulong OperationMask = 0xful << OperationShift;

    private readonly UringRing _ring;
    private readonly UringBuffers _buffers;
    private readonly SourceTable _sources = new();
    private readonly Queue<UringCompletion> _backlog = new();
    private readonly Queue<IEpollSource> _ready = new();
    private readonly Action<Exception> _report;
    private readonly int _eventFd;
    private int _wakers;
    private volatile bool _disposed;

    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringPoller(Kernel kernel, int receiveLimit, Action<Exception> report, int buffers = Buffers)
    {
        Kernel = kernel;
        ReceiveLimit = receiveLimit;
        _report = report;
        _ring = new UringRing(kernel, Submissions, Completions);
        try
        {
            _buffers = new UringBuffers(kernel, _ring, buffers);
            _eventFd = UringException.Check(kernel.EventFd(), "eventfd");
        }
        catch
        {
            _ring.Dispose();
            _buffers?.Dispose();
            throw;
        }

        AwaitWake();
    }

    public Kernel Kernel { get; }

    public ReceiveSlab Slab { get; } = new();

    /// <summary>The most bytes of one <see cref="IChannelOwner.OnReceived"/>.</summary>
    public int ReceiveLimit { get; }

    /// <summary>
    /// Bytes after which a receive ends and has to be begun again, so that a connection that is paused has taken no more than that from the
    /// kernel; 0 where that cannot be said, before Linux 6.17.
    /// </summary>
    public uint ReceiveTotal { get; private set; } = 64 * 1024;

    /// <summary>Counts the turns.</summary>
    public long Turn { get; private set; }

    public bool HasReady => _ready.Count > 0 || _backlog.Count > 0;

    public int Count => _sources.Count;

    public IEnumerable<IEpollSource> Sources => _sources.All;

    public void Add(IEpollSource source) => source.Token = _sources.Add(source);

    public void Remove(IEpollSource source)
    {
        Drain(source);
        _watches.Remove(source);
        _sources.Remove(source.Token);
        source.Queued = false;
    }

    public void Enqueue(IEpollSource source)
    {
        if (!source.Queued)
        {
            source.Queued = true;
            _ready.Enqueue(source);
        }
    }

    public Channel Open(int fd, EndPoint remote, EndPoint? local) => new UringChannel(this, fd, remote, local);

    public Channel TakeOver(IEpollSource connector, EndPoint remote)
    {
        var fd = connector.Fd;
        Remove(connector);
        return new UringChannel(this, fd, remote, null);
    }

    public ReadOnlySpan<byte> Read(in UringCompletion completion) => _buffers.Read(completion.Buffer, completion.Result);

    /// <summary>What <see cref="Read"/> gives, to be kept; it is given back with this.</summary>
    public ByteString Take(in UringCompletion completion)
    {
        var data = _buffers.Take(completion.Buffer, completion.Result);
        return new ByteString(data.Array!, data.Offset, data.Count);
    }

    public void GiveBack(in UringCompletion completion) => _buffers.GiveBack(completion.Buffer);

    public int Wait(bool block)
    {
        if (block || _ring.Unsubmitted > 0 || _ring.HasWork)
        {
            Enter(block ? 1 : 0);
        }

        return _ring.Available;
    }

    public void Dispatch(int events)
    {
        Turn++;

        // Those that were ready before this turn first; what they queue now is for the next turn, so none is served twice.
        for (var ready = _ready.Count; ready > 0; ready--)
        {
            // One that has left since belongs to another thread, and is not even touched.
            var source = _ready.Dequeue();
            if (ReferenceEquals(_sources.Find(source.Token), source))
            {
                source.Queued = false;
                Guard(source, null);
            }
        }

        for (var left = events + _backlog.Count; left > 0 && TryTake(out var completion); left--)
        {
            if (completion.Token == WakeToken)
            {
                ContinueToAwaitWake(completion);
            }
            else if (Find(completion) is { } source)
            {
                Guard(source, completion);
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
        _ring.Dispose();
        _buffers.Dispose();
        Kernel.Close(_eventFd);
    }

    private IEpollSource? Find(in UringCompletion completion) =>
        completion.Token == CancelToken ? null : _sources.Find(completion.Token & ~OperationMask);

    private bool TryTake(out UringCompletion completion) => _backlog.TryDequeue(out completion) || _ring.TryTake(out completion);

    private void Enter(int least)
    {
        var result = _ring.Enter(least);
        if (result is < 0 and not (-Errno.EINTR or -Errno.EAGAIN or -Errno.EBUSY))
        {
            UringException.Check(result, "io_uring_enter");
        }
    }

    private static UringOperation OperationOf(in UringCompletion completion) =>
        (UringOperation)((completion.Token & OperationMask) >> OperationShift);

    private void Guard(IEpollSource source, UringCompletion? completion)
    {
        try
        {
            if (completion is not { } done)
            {
                source.OnReady();
            }
            else if (source is UringChannel channel)
            {
                channel.OnCompletion(OperationOf(done), done);
            }
            else
            {
                Tell(_watches[source], done);
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
