using System.Net;
using Akka.IO.Channels;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>Stream I/O on one event loop, on Linux's own descriptors: what drivers with different pollers have in common.</summary>
internal abstract class DescriptorDriver : TcpDriver
{
    private readonly DescriptorPoller _poller; // the loop's, which disposes of it
    private readonly int _acceptBatch;
    private readonly InheritedSockets _inherited;

    protected DescriptorDriver(DescriptorPoller poller, DriverSettings settings, Action<Exception> report)
    {
        _poller = poller;
        _acceptBatch = settings.AcceptBatch;
        _inherited = settings.Inherited;
        Loop = new EventLoop(_poller, report);
    }

    public static bool IsSupported => OperatingSystem.IsLinux();

    public override EventLoop Loop { get; }

    public override int Count => _poller.Count;

    public override bool LetsGo => true;

    public override Acceptor Listen(EndPoint local, int backlog, ChannelOptions options, IAcceptOwner owner)
    {
        var kernel = _poller.Kernel;
        var foreign = options.Foreign();
        var inherited = _inherited.Take(kernel, local);
        var fd = inherited >= 0 ? inherited : EpollSockets.Create(kernel, local, options, listener: true);
        try
        {
            if (inherited < 0)
            {
                EpollSockets.Apply(fd, foreign, static (o, socket) => o.BeforeBind(socket));
                EpollSockets.Check(kernel.Bind(fd, SocketAddresses.Write(local)));
                EpollSockets.Apply(fd, foreign, static (o, socket) => o.AfterBind(socket)); // Before anyone can connect.
                EpollSockets.Check(kernel.Listen(fd, backlog));
            }
            else
            {
                EpollSockets.SetUp(kernel, fd, SocketAddresses.Family(local), options);
            }

            return new EpollAcceptor(_poller, fd, EpollSockets.LocalEndPoint(kernel, fd), _acceptBatch, foreign, owner) { IsInherited = inherited >= 0 };
        }
        catch
        {
            kernel.Close(fd);
            throw;
        }
    }

    public override Connector Connect(EndPoint remote, EndPoint? local, ChannelOptions options, IConnectOwner owner)
    {
        var kernel = _poller.Kernel;
        var foreign = options.Foreign();
        var fd = EpollSockets.Create(kernel, remote, options, listener: false);
        try
        {
            EpollSockets.Apply(fd, foreign, static (o, socket) => o.BeforeConnect(socket));
            if (local is not null)
            {
                EpollSockets.Check(kernel.Bind(fd, SocketAddresses.Write(local)));
            }

            var result = kernel.Connect(fd, SocketAddresses.Write(remote));
            return new EpollConnector(_poller, fd, result, remote, foreign, owner);
        }
        catch
        {
            kernel.Close(fd);
            throw;
        }
    }
}
