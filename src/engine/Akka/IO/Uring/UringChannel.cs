using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.Native;

namespace Akka.IO.Uring;

/// <summary>A connection that a ring receives for.</summary>
/// <remarks>
/// The receive stays under way over pauses that end before more data comes, as they do when each chunk is answered. What comes in a pause
/// is held here, in memory of its own; a pause that lasts ends the receive, so that the rest stays in the kernel and the peer is slowed
/// down. Sends are calls of their own: the kernel takes nearly all of them at once, and then nothing is left to be told, copied or pinned.
/// </remarks>
internal sealed partial class UringChannel : Channel, IEpollSource
{
    private readonly EndPoint _remote;
    private UringPoller _poller;
    private EndPoint? _local;
    private IChannelOwner? _owner;
    private ArraySegment<byte> _unsent;
    private Queue<ByteString>? _held;
    private long _turnOfData;
    private int _error;
    private bool _left;
    private bool _receiving;
    private bool _armed;
    private bool _cancelled;
    private bool _peerEnded;
    private bool _watchingFailure;
    private bool _hungUp;
    private bool _awaitingRoom;
    private bool _ended;

    /// <param name="local">The local address, if known already; else it is asked for when it is needed.</param>
    public UringChannel(UringPoller poller, int fd, EndPoint remote, EndPoint? local)
    {
        _poller = poller;
        _remote = remote;
        _local = local;
        Fd = fd;
        poller.Add(this);
    }

    public int Fd { get; private set; }

    public override int Descriptor => Fd;

    public ulong Token { get; set; }

    public bool Queued { get; set; }

    public override EndPoint RemoteEndPoint => _remote;

    public override EndPoint LocalEndPoint => _local ??= EpollSockets.LocalEndPoint(_poller.Kernel, Fd);

    public IChannelOwner? Owner => _owner;

    /// <summary>Operations that the kernel has not told the end of.</summary>
    public int UnderWay { get; private set; }

    private bool IsHolding => _held is { Count: > 0 };

    public override void Attach(IChannelOwner owner)
    {
        _owner = owner;
        _poller.Enqueue(this);
    }

    public override void Leave()
    {
        _poller.Remove(this);
        _left = true;
    }

    /// <summary>Goes on in the ring of <paramref name="poller"/>, whose thread calls this.</summary>
    public void Join(UringPoller poller)
    {
        if (Fd < 0)
        {
            return;
        }

        _poller = poller;
        poller.Add(this);
        _left = false;
        if (_owner is not null)
        {
            AwaitRoom();
            poller.Enqueue(this);
        }
    }

    public override void StartReceive()
    {
        _receiving = true;
        if (_left || _ended)
        {
            return;
        }

        if (IsHolding || _peerEnded)
        {
            _poller.Enqueue(this);
        }
        else
        {
            Arm();
        }
    }

    public override void PauseReceive() => _receiving = false;

    public override void ShutdownSend() => _poller.Kernel.Shutdown(Fd, Sock.ShutdownWrite);

    public override void Close()
    {
        _owner = null;
        _receiving = false;
        _unsent = default;
        _held = null;
        if (Fd >= 0)
        {
            if (!_left)
            {
                _poller.Remove(this);
            }

            _poller.Kernel.Close(Fd);
            Fd = -1;
        }
    }

    public override void Abort()
    {
        if (Fd >= 0)
        {
            // Closing with a linger time of zero is how a reset is asked for (socket(7)).
            _poller.Kernel.SetOption(Fd, Sock.LevelSocket, Sock.Linger, [1, 0]);
        }

        Close();
    }

    public void OnEvents(uint events) => throw new NotSupportedException("A channel in a ring gets completions.");

    public void OnFault() => Report(SocketError.SocketError);

    private void Break(int errno) => Report(errno == 0 ? SocketError.ConnectionReset : Errno.ToSocketError(errno));

    private void Report(SocketError error)
    {
        (_receiving, _ended) = (false, true);
        _unsent = default;
        _held = null;
        _owner?.OnError(error);
    }
}
