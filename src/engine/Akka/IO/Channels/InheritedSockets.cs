using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Akka.Native;

namespace Akka.IO.Channels;

/// <summary>
/// Listening sockets that a service manager opened and handed to this process (sd_listen_fds(3)): who binds the address of one gets that socket. Each
/// listener has a duplicate, so that the socket, and the clients in its backlog, outlive it.
/// </summary>
/// <param name="descriptors">Their numbers.</param>
internal sealed class InheritedSockets(IReadOnlyList<int> descriptors)
{
    private const int First = 3;

    // An epoll set keeps a number as long as any descriptor of that file is open, and .NET does not take it out: none is used a second time.
    private volatile int _least = First;

    /// <summary>What the environment says, if it says it to this process: LISTEN_PID and LISTEN_FDS.</summary>
    public static InheritedSockets OfProcess { get; } = new(
        OperatingSystem.IsLinux()
        && Environment.GetEnvironmentVariable("LISTEN_PID") == Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
        && int.TryParse(Environment.GetEnvironmentVariable("LISTEN_FDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? [.. Enumerable.Range(First, count)]
            : []);

    /// <summary>A duplicate of the one with this address, which does not block and is closed on exec; -1 if there is none.</summary>
    public int Take(Kernel kernel, EndPoint local)
    {
        foreach (var descriptor in descriptors)
        {
            if (IsListeningOn(descriptor, local) && kernel.Duplicate(descriptor, _least) is >= 0 and var taken)
            {
                _least = taken + 1;
                return taken;
            }
        }

        return -1;
    }

    private static bool IsListeningOn(int descriptor, EndPoint local)
    {
        try
        {
            using var socket = new Socket(new SafeSocketHandle(descriptor, ownsHandle: false));
            return (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection)! != 0
                && socket.LocalEndPoint is { } there && there.AddressFamily == local.AddressFamily && there.ToString() == local.ToString();
        }
        catch (SocketException)
        {
            return false; // No socket, or closed.
        }
    }
}
