using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>A connection in an epoll set, edge-triggered for both directions from the start.</summary>
/// <remarks>
/// What the edges told is kept here: <c>_readable</c> until a receive has shown that nothing is left, <c>_hangUp</c> when the
/// peer's end or an error may stand behind the data. With an edge-triggered set that end causes no further edge, so then a
/// short receive does not mean "nothing left", and receiving goes on until the end itself is read.
/// </remarks>
internal sealed class EpollChannel : Channel, IEpollSource
{
    private readonly EndPoint _remote;
    private EpollPoller _poller;
    private EndPoint? _local;
    private IChannelOwner? _owner;
    private ArraySegment<byte> _unsent;
    private bool _left;
    private bool _watched;
    private bool _receiving;
    private bool _readable;
    private bool _hangUp;
    private bool _ended;

    /// <param name="local">The local address, if known already; else it is asked for when it is needed.</param>
    public EpollChannel(EpollPoller poller, int fd, EndPoint remote, EndPoint? local)
    {
        _poller = poller;
        _remote = remote;
        _local = local;
        Fd = fd;
        poller.Add(this);
    }

    /// <summary>Takes over the descriptor of a connector, which is in the set already; data may have come with the connection.</summary>
    public EpollChannel(EpollPoller poller, IEpollSource connector, EndPoint remote)
    {
        _poller = poller;
        _remote = remote;
        Fd = connector.Fd;
        poller.Replace(connector, this);
        (_watched, _readable, _hangUp) = (true, true, true);
    }

    public int Fd { get; private set; }

    public override int Descriptor => Fd;

    public ulong Token { get; set; }

    public bool Queued { get; set; }

    public override EndPoint RemoteEndPoint => _remote;

    public override EndPoint LocalEndPoint => _local ??= EpollSockets.LocalEndPoint(_poller.Kernel, Fd);

    public IChannelOwner? Owner => _owner;

    public override void Attach(IChannelOwner owner)
    {
        _owner = owner;
        if (!_watched)
        {
            Watch();
        }
    }

    public override void Leave()
    {
        if (_watched)
        {
            _poller.Unwatch(this);
            _watched = false;
        }

        _poller.Release(this);
        _left = true;
    }

    /// <summary>Goes on in the set of <paramref name="poller"/>, whose thread calls this.</summary>
    public void Join(EpollPoller poller)
    {
        if (Fd < 0)
        {
            return;
        }

        _poller = poller;
        poller.Add(this);
        _left = false;
        if (_owner is null)
        {
            return;
        }

        try
        {
            // Adding tells what is there already, so no edge is lost on the way.
            Watch();
        }
        catch (SocketException e)
        {
            Report(e.SocketErrorCode);
        }

        ReceiveLater();
    }

    public override void StartReceive()
    {
        if (!_receiving)
        {
            _receiving = true;
            ReceiveLater();
        }
    }

    public override void PauseReceive() => _receiving = false;

    public override SendResult Send(ArraySegment<byte> data, bool owned, bool more)
    {
        var sent = data.Count == 0 ? 0 : TrySend(data, more);
        if (sent == data.Count)
        {
            return SendResult.Sent;
        }

        if (sent < 0)
        {
            return SendResult.Failed;
        }

        var rest = data.Slice(sent);
        _unsent = owned ? rest : new ArraySegment<byte>(rest.ToArray());
        return SendResult.Pending;
    }

    public override void ShutdownSend() => _poller.Kernel.Shutdown(Fd, Sock.ShutdownWrite);

    public override void Close()
    {
        _owner = null;
        _receiving = false;
        _unsent = default;
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

    public void OnEvents(uint events)
    {
        var hangUp = (events & (Sock.PeerHangUp | Sock.HangUp | Sock.Err)) != 0;
        _hangUp |= hangUp;
        _readable |= hangUp || (events & Sock.In) != 0;
        if ((events & Sock.Err) != 0 && (!_receiving || _ended))
        {
            // The peer has reset: told at once though no receive would find it, as a stalled connection would else live on.
            Break(_poller.Kernel.TakeError(Fd));
            return;
        }

        if (_readable && _receiving && !_ended && !Queued)
        {
            Receive();
        }

        if (_unsent.Count > 0 && (events & Sock.Out) != 0)
        {
            SendRest();
        }
    }

    public void OnReady()
    {
        if (_receiving && _readable)
        {
            Receive();
        }
    }

    public void OnFault() => Report(SocketError.SocketError);

    private void ReceiveLater()
    {
        if (_readable && _receiving && !_ended && !_left)
        {
            _poller.Enqueue(this);
        }
    }

    private void Watch()
    {
        _poller.Watch(this, Sock.In | Sock.Out | Sock.PeerHangUp | Sock.EdgeTriggered);
        _watched = true;
    }

    private void Receive()
    {
        var room = _poller.Slab.Offer(_poller.ReceiveLimit);
        var n = _poller.Kernel.Receive(Fd, room);
        if (n > 0)
        {
            _readable = n == room.Length || _hangUp;
            _owner?.OnReceived(_poller.Slab.Take(n));
            ReceiveLater();
        }
        else if (n == 0)
        {
            (_readable, _ended) = (false, true);
            _owner?.OnEnd();
        }
        else if (n == -Errno.EAGAIN)
        {
            (_readable, _hangUp) = (false, false);
        }
        else if (n == -Errno.EINTR)
        {
            ReceiveLater();
        }
        else
        {
            Break(-n);
        }
    }

    private int TrySend(ArraySegment<byte> data, bool more)
    {
        while (true)
        {
            var n = _poller.Kernel.Send(Fd, data, more ? Sock.NoSignal | Sock.More : Sock.NoSignal);
            switch (n)
            {
                case >= 0:
                    return n;
                case -Errno.EINTR:
                    continue;
                case -Errno.EAGAIN:
                    return 0;
                default:
                    Error = Errno.ToSocketError(-n);
                    return -1;
            }
        }
    }

    private void SendRest()
    {
        var sent = TrySend(_unsent, more: false);
        if (sent < 0)
        {
            Report(Error);
            return;
        }

        _unsent = _unsent.Slice(sent);
        if (_unsent.Count == 0)
        {
            _unsent = default;
            _owner?.OnSent();
        }
    }

    private void Break(int errno) => Report(errno == 0 ? SocketError.ConnectionReset : Errno.ToSocketError(errno));

    private void Report(SocketError error)
    {
        (_readable, _receiving, _ended) = (false, false, true);
        _unsent = default;
        _owner?.OnError(error);
    }
}
