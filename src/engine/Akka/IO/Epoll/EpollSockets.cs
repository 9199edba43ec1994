using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.Native;

namespace Akka.IO.Epoll;

/// <summary>Making sockets without <see cref="Socket"/> objects, and options on them.</summary>
internal static class EpollSockets
{
    /// <summary>The result of a call, if it is not an error.</summary>
    /// <exception cref="SocketException">It is one.</exception>
    public static int Check(int result) => result >= 0 ? result : throw new SocketException((int)Errno.ToSocketError(-result));

    /// <summary>
    /// A new socket for <paramref name="endPoint"/>'s family, with the options that have numbers. What is set on a listener
    /// holds for the connections it accepts, so those need no call of their own.
    /// </summary>
    public static int Create(Kernel kernel, EndPoint endPoint, ChannelOptions options, bool listener)
    {
        var family = SocketAddresses.Family(endPoint);
        var fd = Check(kernel.Socket(family));
        try
        {
            if (family == Sock.FamilyInet6)
            {
                // As .NET's own sockets: an IPv6 socket takes no IPv4 connections, whatever the system's default.
                Check(kernel.SetOption(fd, Sock.LevelIPv6, Sock.IPv6Only, [1]));
            }

            if (family != Sock.FamilyUnix && listener)
            {
                // As .NET's: connections of a former listener that are not gone yet do not keep the port.
                Check(kernel.SetOption(fd, Sock.LevelSocket, Sock.ReuseAddress, [1]));
            }

            SetUp(kernel, fd, family, options);
            return fd;
        }
        catch
        {
            kernel.Close(fd);
            throw;
        }
    }

    /// <summary>The options that have numbers, on a socket of whoever's making.</summary>
    public static void SetUp(Kernel kernel, int fd, int family, ChannelOptions options)
    {
        if (family != Sock.FamilyUnix)
        {
            // Without it, echoes of small writes wait for the peer's delayed acknowledgement.
            Check(kernel.SetOption(fd, Sock.LevelTcp, Sock.NoDelay, [1]));
        }

        foreach (var (level, name, value) in options.Numbered)
        {
            Check(kernel.SetOption(fd, level, name, value));
        }
    }

    /// <summary>Lets options that are not ours work on a descriptor, which stays the caller's.</summary>
    public static void Apply(int fd, ChannelOptions foreign, Action<ChannelOptions, Socket> moment)
    {
        if (!foreign.IsEmpty)
        {
            using var socket = new Socket(new SafeSocketHandle(fd, ownsHandle: false));
            moment(foreign, socket);
        }
    }

    public static EndPoint LocalEndPoint(Kernel kernel, int fd)
    {
        Span<byte> address = stackalloc byte[Sock.AddressCapacity];
        return kernel.GetSockName(fd, address, out var length) < 0
            ? new IPEndPoint(IPAddress.None, 0)
            : SocketAddresses.Read(address[..Math.Min(length, address.Length)]);
    }
}
