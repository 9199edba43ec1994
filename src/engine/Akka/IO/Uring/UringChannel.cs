using System.Net;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.Native;

namespace Akka.IO.Uring;

/// <summary>A connection that a ring receives for.</summary>
/// <remarks>
/// The receive stays under way over pauses that end before more data comes, as they do when each chunk is answered. What comes in a pause
/// is held here, in memory of its own; a pause that lasts ends the receive, so that the rest stays in the kernel and the peer is slowed
/// down. What a round of actors has written is sent by the ring too, unless it is large; what cannot wait so long is a call of its own.
/// </remarks>
internal sealed partial class UringChannel : DescriptorChannel
{
    private Queue<ByteString>? _held;
    private long _turnOfData;
    private int _error;
    private bool _receiving;
    private bool _armed;
    private bool _cancelled;
    private bool _peerEnded;
    private bool _watchingFailure;
    private bool _hungUp;
    private bool _awaitingRoom;
    private bool _ended;

    /// <inheritdoc/>
    public UringChannel(UringPoller poller, int fd, EndPoint remote, EndPoint? local)
        : base(poller, fd, remote, local)
    {
        poller.Add(this);
    }

    /// <summary>Operations that the kernel has not told the end of.</summary>
    public int UnderWay { get; private set; }

    private UringPoller Ring => (UringPoller)Poller;

    private bool IsHolding => _held is { Count: > 0 };

    public override void Attach(IChannelOwner owner)
    {
        base.Attach(owner);
        Ring.Enqueue(this);
    }

    public override void Leave()
    {
        Ring.Remove(this);
        base.Leave();
    }

    /// <summary>Goes on in the ring of <paramref name="poller"/>, whose thread calls this.</summary>
    public void Join(UringPoller poller)
    {
        if (Fd < 0)
        {
            return;
        }

        base.Join(poller);
        if (Owner is not null)
        {
            AwaitRoom();
            poller.Enqueue(this);
        }
    }

    public override void StartReceive()
    {
        _receiving = true;
        if (HasLeft || _ended)
        {
            return;
        }

        if (IsHolding || _peerEnded)
        {
            Ring.Enqueue(this);
        }
        else
        {
            Arm();
        }
    }

    public override void PauseReceive() => _receiving = false;

    public override void OnEvents(uint events) => throw new NotSupportedException("A channel in a ring gets completions.");

    protected override bool TrySubmit(ArraySegment<byte> data) => Ring.TrySend(this, data);

    protected override void AwaitRoom()
    {
        if (!_awaitingRoom && !HasLeft && AwaitsRoom)
        {
            _awaitingRoom = true;
            UnderWay++;
            Ring.Poll(this, UringOperation.Writable, Sock.Out);
        }
    }

    protected override void EndReceiving()
    {
        (_receiving, _ended) = (false, true);
        _held = null;
    }
}
