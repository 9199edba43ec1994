using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>A listening socket.</summary>
/// <remarks>
/// Level-triggered, so that an accept that failed for lack of descriptors is tried again; and out of the set while paused, as
/// the poller would else report it turn after turn.
/// </remarks>
internal sealed class EpollAcceptor : Acceptor, IEpollSource
{
    private readonly DescriptorPoller _poller;
    private readonly IAcceptOwner _owner;
    private readonly int _batch;
    private readonly ChannelOptions _foreign;
    private readonly EndPoint? _sharedLocal;
    private bool _accepting;

    /// <param name="fd">A socket that listens; the acceptor's from now on.</param>
    /// <param name="batch">Connections accepted in a turn, so that a storm of them leaves time for those that are there.</param>
    /// <param name="foreign">Options to be applied to each connection.</param>
    public EpollAcceptor(DescriptorPoller poller, int fd, EndPoint local, int batch, ChannelOptions foreign, IAcceptOwner owner)
    {
        _poller = poller;
        _owner = owner;
        _batch = batch;
        _foreign = foreign;
        Fd = fd;
        LocalEndPoint = local;

        // The local address of a connection is the listener's unless that is a wildcard; it saves a system call for each.
        _sharedLocal = local is IPEndPoint ip && (ip.Address.Equals(IPAddress.Any) || ip.Address.Equals(IPAddress.IPv6Any)) ? null : local;
        poller.Add(this);
    }

    public int Fd { get; private set; }

    /// <summary>Whether it is somebody else's socket too, whose file stays.</summary>
    public bool IsInherited { get; init; }

    public ulong Token { get; set; }

    public bool Queued { get; set; }

    public override EndPoint LocalEndPoint { get; }

    public override void StartAccept()
    {
        if (!_accepting && Fd >= 0)
        {
            _poller.Watch(this, Sock.In);
            _accepting = true;
        }
    }

    public override void PauseAccept()
    {
        if (_accepting)
        {
            _accepting = false;
            _poller.Unwatch(this);
        }
    }

    public override int ResetWaiting(int most)
    {
        Span<byte> address = stackalloc byte[Sock.AddressCapacity];
        var count = 0;
        for (int fd; count < most && (fd = _poller.Kernel.Accept(Fd, address, out _)) >= 0; count++)
        {
            _poller.Kernel.SetOption(fd, Sock.LevelSocket, Sock.Linger, [1, 0]);
            _poller.Kernel.Close(fd);
        }

        return count;
    }

    public override void Close()
    {
        if (Fd >= 0)
        {
            PauseAccept(); // The set would keep an inherited one, which others have open.
            _poller.Remove(this);
            if (!IsInherited && LocalEndPoint is UnixDomainSocketEndPoint path && path.ToString() is ['/', ..] file)
            {
                // As .NET's sockets do: the name would else keep the next one from binding. Not after the close, as it may be the next one's then.
                File.Delete(file);
            }

            _poller.Kernel.Close(Fd);
            Fd = -1;
        }
    }

    public void OnEvents(uint events)
    {
        Span<byte> address = stackalloc byte[Sock.AddressCapacity];
        for (var i = 0; i < _batch && _accepting; i++)
        {
            var fd = _poller.Kernel.Accept(Fd, address, out var length);
            if (fd >= 0)
            {
                Accepted(fd, SocketAddresses.Read(address[..Math.Min(length, address.Length)]));
            }
            else if (fd == -Errno.EAGAIN)
            {
                return;
            }
            else if (fd != -Errno.EINTR)
            {
                _owner.OnAcceptError(Errno.ToSocketError(-fd));
            }
        }
    }

    public void OnReady()
    {
    }

    public void OnFault() => _owner.OnAcceptError(SocketError.SocketError);

    private void Accepted(int fd, EndPoint remote)
    {
        try
        {
            EpollSockets.Apply(fd, _foreign, static (options, socket) => options.AfterConnect(socket));
        }
        catch (SocketException)
        {
            // The peer may be gone already, and then most options fail: that connection's failure, not the listener's.
            _poller.Kernel.Close(fd);
            _owner.OnAcceptError(SocketError.ConnectionAborted);
            return;
        }

        _owner.OnAccepted(_poller.Open(fd, remote, _sharedLocal));
    }
}
