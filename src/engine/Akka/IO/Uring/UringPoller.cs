using System.Net;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.Native;

namespace Akka.IO.Uring;

/// <summary>The ring of one loop (io_uring(7)), with its receive buffers and its wake-up descriptor.</summary>
/// <remarks>
/// A source is taken out only when no operation of it is under way: they are cancelled, and the ring is entered until each has told its
/// end. So a descriptor that is closed is closed for good, and no completion is ever one of a former source.
/// </remarks>
internal sealed partial class UringPoller : DescriptorPoller
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
    private readonly Queue<UringCompletion> _backlog = new();
    private int _eventsInTurn;

    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringPoller(Kernel kernel, int receiveLimit, Action<Exception> report, int buffers = Buffers)
        : base(kernel, receiveLimit, report)
    {
        _ring = new UringRing(kernel, Submissions, Completions);
        try
        {
            _buffers = new UringBuffers(kernel, _ring, buffers);
            WakeDescriptor = UringException.Check(kernel.EventFd(), "eventfd");
        }
        catch
        {
            _ring.Dispose();
            _buffers?.Dispose();
            throw;
        }

        AwaitWake();
    }

    /// <summary>
    /// Bytes after which a receive ends and has to be begun again, so that a connection that is paused has taken no more than that from the
    /// kernel; 0 where that cannot be said, before Linux 6.17.
    /// </summary>
    public uint ReceiveTotal { get; private set; } = 64 * 1024;

    /// <summary>Counts the turns.</summary>
    public long Turn { get; private set; }

    public override bool HasReady => base.HasReady || _backlog.Count > 0;

    public override void Remove(IEpollSource source)
    {
        Drain(source);
        _watches.Remove(source);
        base.Remove(source);
    }

    public override Channel Open(int fd, EndPoint remote, EndPoint? local) => new UringChannel(this, fd, remote, local);

    public override Channel TakeOver(IEpollSource connector, EndPoint remote)
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

    public override bool Dispatch()
    {
        if (_sendsUsed > 0)
        {
            Enter(0); // Actors get their turn before the next collection.
        }

        return base.Dispatch();
    }

    protected override void Collect(bool block)
    {
        if (block || _ring.Unsubmitted > 0 || _ring.HasWork)
        {
            Enter(block ? 1 : 0);
        }

        Turn++;
        _eventsInTurn = _ring.Available + _backlog.Count;
    }

    protected override bool DispatchEvent()
    {
        if (_eventsInTurn-- <= 0 || !TryTake(out var completion))
        {
            return false;
        }

        if (completion.Token == WakeToken)
        {
            ContinueToAwaitWake(completion);
        }
        else if (Find(completion) is { } source)
        {
            Tell(source, completion);
        }

        return true;
    }

    protected override void CloseDescriptors()
    {
        _ring.Dispose();
        _buffers.Dispose();
        Kernel.Close(WakeDescriptor);
    }

    private IEpollSource? Find(in UringCompletion completion) =>
        completion.Token == CancelToken ? null : Find(completion.Token & ~OperationMask);

    private bool TryTake(out UringCompletion completion) => _backlog.TryDequeue(out completion) || _ring.TryTake(out completion);

    private void Enter(int least)
    {
        var result = _ring.Enter(least);
        if (result is < 0 and not (-Errno.EINTR or -Errno.EAGAIN or -Errno.EBUSY))
        {
            UringException.Check(result, "io_uring_enter");
        }

        SettleSends();
    }

    private static UringOperation OperationOf(in UringCompletion completion) =>
        (UringOperation)((completion.Token & OperationMask) >> OperationShift);

    private void Tell(IEpollSource source, in UringCompletion completion)
    {
        try
        {
            if (source is UringChannel channel)
            {
                channel.OnCompletion(OperationOf(completion), completion);
            }
            else
            {
                Tell(_watches[source], completion);
            }
        }
        catch (Exception e)
        {
            Blame(source, e);
        }
    }
}
