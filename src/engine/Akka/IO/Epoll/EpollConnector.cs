using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>A connection being made: connect(2) was called, and the socket turns writable when it is decided.</summary>
internal sealed class EpollConnector : Connector, IEpollSource
{
    private readonly DescriptorPoller _poller;
    private readonly EndPoint _remote;
    private readonly ChannelOptions _foreign;
    private readonly IConnectOwner _owner;
    private readonly int _error;

    /// <param name="fd">The connecting socket; the connector's from now on.</param>
    /// <param name="result">What connect(2) returned.</param>
    /// <param name="foreign">Options to be applied once connected.</param>
    public EpollConnector(DescriptorPoller poller, int fd, int result, EndPoint remote, ChannelOptions foreign, IConnectOwner owner)
    {
        _poller = poller;
        _remote = remote;
        _foreign = foreign;
        _owner = owner;
        Fd = fd;
        poller.Add(this);
        if (result is 0 or -Errno.EINPROGRESS)
        {
            poller.Watch(this, Sock.In | Sock.Out | Sock.PeerHangUp | Sock.EdgeTriggered);
        }
        else
        {
            _error = -result;
            poller.Enqueue(this);
        }
    }

    public int Fd { get; private set; }

    public ulong Token { get; set; }

    public bool Queued { get; set; }

    public override void Cancel() => Close();

    public void OnEvents(uint events)
    {
        if ((events & (Sock.Out | Sock.Err | Sock.HangUp)) != 0)
        {
            Decide(_poller.Kernel.TakeError(Fd));
        }
    }

    public void OnReady()
    {
        if (Fd >= 0)
        {
            Decide(_error);
        }
    }

    public void OnFault() => Fail(SocketError.SocketError);

    public void Close()
    {
        if (Fd >= 0)
        {
            _poller.Remove(this);
            _poller.Kernel.Close(Fd);
            Fd = -1;
        }
    }

    private void Decide(int errno)
    {
        if (errno != 0)
        {
            Fail(Errno.ToSocketError(errno));
            return;
        }

        try
        {
            EpollSockets.Apply(Fd, _foreign, static (options, socket) => options.AfterConnect(socket));
        }
        catch (SocketException e)
        {
            Fail(e.SocketErrorCode);
            return;
        }

        var channel = _poller.TakeOver(this, _remote);
        Fd = -1;
        _owner.OnConnected(channel);
    }

    private void Fail(SocketError error)
    {
        if (Fd >= 0)
        {
            Close();
            _owner.OnConnectFailed(error);
        }
    }
}
