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
internal sealed class EpollChannel : DescriptorChannel
{
    private bool _watched;
    private bool _receiving;
    private bool _readable;
    private bool _hangUp;
    private bool _ended;

    /// <inheritdoc/>
    public EpollChannel(EpollPoller poller, int fd, EndPoint remote, EndPoint? local)
        : base(poller, fd, remote, local)
    {
        poller.Add(this);
    }

    /// <summary>Takes over the descriptor of a connector, which is in the set already; data may have come with the connection.</summary>
    public EpollChannel(EpollPoller poller, IEpollSource connector, EndPoint remote)
        : base(poller, connector.Fd, remote, null)
    {
        poller.Replace(connector, this);
        (_watched, _readable, _hangUp) = (true, true, true);
    }

    public override void Attach(IChannelOwner owner)
    {
        base.Attach(owner);
        if (!_watched)
        {
            Watch();
        }
    }

    public override void Leave()
    {
        if (_watched)
        {
            Poller.Unwatch(this);
            _watched = false;
        }

        // None of its events that were collected already is handled any more.
        Poller.Remove(this);
        base.Leave();
    }

    /// <summary>Goes on in the set of <paramref name="poller"/>, whose thread calls this.</summary>
    public void Join(EpollPoller poller)
    {
        if (Fd < 0)
        {
            return;
        }

        base.Join(poller);
        if (Owner is null)
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

    public override void OnEvents(uint events)
    {
        var hangUp = (events & (Sock.PeerHangUp | Sock.HangUp | Sock.Err)) != 0;
        _hangUp |= hangUp;
        _readable |= hangUp || (events & Sock.In) != 0;
        if ((events & Sock.Err) != 0 && (!_receiving || _ended))
        {
            // The peer has reset: told at once though no receive would find it, as a stalled connection would else live on.
            Break(Poller.Kernel.TakeError(Fd));
            return;
        }

        if (_readable && _receiving && !_ended && !Queued)
        {
            Receive();
        }

        if (AwaitsRoom && (events & Sock.Out) != 0)
        {
            SendRest();
        }
    }

    public override void OnReady()
    {
        if (_receiving && _readable)
        {
            Receive();
        }
    }

    // The edge is told without being asked for.
    protected override void AwaitRoom()
    {
    }

    protected override void EndReceiving() => (_readable, _receiving, _ended) = (false, false, true);

    private void ReceiveLater()
    {
        if (_readable && _receiving && !_ended && !HasLeft)
        {
            Poller.Enqueue(this);
        }
    }

    private void Watch()
    {
        Poller.Watch(this, Sock.In | Sock.Out | Sock.PeerHangUp | Sock.EdgeTriggered);
        _watched = true;
    }

    private void Receive()
    {
        var room = Poller.Slab.Offer(Poller.ReceiveLimit);
        var n = Poller.Kernel.Receive(Fd, room);
        if (n > 0)
        {
            _readable = n == room.Length || _hangUp;
            Poller.Received += n;
            Owner?.OnReceived(Poller.Slab.Take(n));
            ReceiveLater();
        }
        else if (n == 0)
        {
            (_readable, _ended) = (false, true);
            Owner?.OnEnd();
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
}
