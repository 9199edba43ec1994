using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.IO.Loops;
using Akka.Native;

namespace Akka.IO.Sockets;

/// <summary>Stream I/O with System.Net.Sockets. It has no thread of its own: completions are posted to their owners.</summary>
internal sealed class SocketsDriver(DriverSettings settings) : TcpDriver
{
    public override EventLoop? Loop => null;

    public override Acceptor Listen(EndPoint local, int backlog, ChannelOptions options, IAcceptOwner owner)
    {
        if (settings.Inherited.Take(Kernel.Linux, local) is >= 0 and var inherited)
        {
            return new SocketAcceptor(new Socket(new SafeSocketHandle(inherited, ownsHandle: true)), options, settings, owner);
        }

        var socket = Create(local);
        try
        {
            options.BeforeBind(socket);
            socket.Bind(local);
            options.AfterBind(socket); // Before anyone can connect.
            socket.Listen(backlog);
            return new SocketAcceptor(socket, options, settings, owner);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public override Connector Connect(EndPoint remote, EndPoint? local, ChannelOptions options, IConnectOwner owner)
    {
        var socket = Create(remote);
        try
        {
            Prepare(socket);
            options.BeforeConnect(socket);
            if (local is not null)
            {
                socket.Bind(local);
            }

            return new SocketConnector(socket, remote, options, settings, owner);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Without no-delay, echoes of small writes wait for the peer's delayed acknowledgement.</summary>
    internal static void Prepare(Socket socket)
    {
        if (socket.AddressFamily != AddressFamily.Unix)
        {
            socket.NoDelay = true;
        }
    }

    /// <summary>Closes a connection that nobody served, so that its peer does not take the end for an answer.</summary>
    internal static void Reset(Socket? socket)
    {
        if (socket is not null)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }

    private static Socket Create(EndPoint endPoint) =>
        new(endPoint.AddressFamily, SocketType.Stream, endPoint.AddressFamily == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
}
