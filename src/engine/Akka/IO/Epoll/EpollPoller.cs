using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>The epoll set of one loop (epoll(7)), with its wake-up descriptor and its receive slab.</summary>
/// <remarks>
/// Connections are added once, edge-triggered, and never modified: a source keeps what an edge told it until it has acted on
/// it, and waits in the ready list when it has to go on without a further edge.
/// </remarks>
internal sealed class EpollPoller : DescriptorPoller
{
    /// <summary>Events taken from the kernel at a time; the rest comes with the next turn.</summary>
    internal const int EventsPerTurn = 512;

    private const ulong WakeToken = ulong.MaxValue;

    private readonly EpollEvents _events = new(EventsPerTurn);
    private readonly int _epoll;
    private int _collected;
    private int _next;

    /// <exception cref="SocketException">There are no descriptors left.</exception>
    public EpollPoller(Kernel kernel, int receiveLimit, Action<Exception> report)
        : base(kernel, receiveLimit, report)
    {
        (_epoll, WakeDescriptor) = (kernel.EpollCreate(), kernel.EventFd());
        try
        {
            EpollSockets.Check(_epoll);
            EpollSockets.Check(WakeDescriptor);
            EpollSockets.Check(kernel.EpollControl(_epoll, Sock.ControlAdd, WakeDescriptor, Sock.In | Sock.EdgeTriggered, WakeToken));
        }
        catch
        {
            CloseDescriptors();
            throw;
        }
    }

    public override void Watch(IEpollSource source, uint events) =>
        EpollSockets.Check(Kernel.EpollControl(_epoll, Sock.ControlAdd, source.Fd, events, source.Token));

    public override void Unwatch(IEpollSource source) => Kernel.EpollControl(_epoll, Sock.ControlDelete, source.Fd, 0, 0);

    public override Channel Open(int fd, EndPoint remote, EndPoint? local) => new EpollChannel(this, fd, remote, local);

    public override Channel TakeOver(IEpollSource connector, EndPoint remote) => new EpollChannel(this, connector, remote);

    protected override void Collect(bool block)
    {
        var n = Kernel.EpollWait(_epoll, _events, block ? -1 : 0);
        (_collected, _next) = (n == -Errno.EINTR ? 0 : EpollSockets.Check(n), 0);
    }

    protected override bool DispatchEvent()
    {
        if (_next == _collected)
        {
            return false;
        }

        var (bits, token) = _events[_next++];
        if (token != WakeToken && Find(token) is { } source)
        {
            try
            {
                source.OnEvents(bits);
            }
            catch (Exception e)
            {
                Blame(source, e);
            }
        }

        return true;
    }

    protected override void CloseDescriptors()
    {
        foreach (var fd in (ReadOnlySpan<int>)[WakeDescriptor, _epoll])
        {
            if (fd >= 0)
            {
                Kernel.Close(fd);
            }
        }

        _events.Dispose();
    }
}
