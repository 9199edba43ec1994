using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace ActorEcho.Host.Tests;

/// <summary>The program when its listening socket is broken from outside.</summary>
public sealed partial class ListenerLossTests
{
    [LinuxFact]
    public async Task A_socket_that_listens_no_more_is_replaced_and_connections_stay()
    {
        using var host = await HostProcess.ServeAsync();
        var client = host.Connect();
        Echo(client);
        Break(host).Dispose();
        Assert.Contains("Invalid argument (EINVAL): the socket does not listen", await host.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Contains($"listening on {host.Address}", await host.ReadLineAsync(), StringComparison.Ordinal);
        Echo(client);
        Echo(host.Connect());
    }

    [SettingEffect("actorecho.listener.bind.give-up-after")]
    [LinuxFact]
    public async Task A_listener_that_is_given_up_ends_the_program_with_4_after_draining()
    {
        using var host = await HostProcess.ServeAsync("--set", "actorecho.listener.bind.give-up-after=2s", "--set", "actorecho.listener.bind.retry-min=1s");
        var client = host.Connect();
        Echo(client);
        Break(host).Dispose();
        await host.ReadLineAsync();
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(host.Address);
        other.Listen();
        Assert.Equal(0, client.Receive(new byte[1]));
        client.Close();
        Assert.Equal(4, await host.EndAsync());
        await host.ReadToEndAsync();
        Assert.Contains(host.Lines, l => l.Contains($"listener echo is given up, as it cannot listen on {host.Address}: Address already in use", StringComparison.Ordinal));
    }

    private static void Echo(Socket client)
    {
        client.Send("x"u8);
        Assert.Equal(1, client.Receive(new byte[1]));
    }

    /// <summary>Shuts the program's listening socket down (pidfd_getfd(2), shutdown(2)): its next accept fails with EINVAL.</summary>
    private static Socket Break(HostProcess host)
    {
        var process = PidFdOpen(434, host.Id, 0);
        foreach (var name in Directory.GetFiles($"/proc/{host.Id}/fd").Select(Path.GetFileName))
        {
            var fd = PidFdGetFd(438, process, int.Parse(name!, CultureInfo.InvariantCulture), 0);
            if (fd >= 0 && TryShutDown(fd) is { } socket)
            {
                _ = Close(process);
                return socket;
            }
        }

        throw new InvalidOperationException("The program has no listening socket that this process may touch.");
    }

    private static Socket? TryShutDown(int fd)
    {
        try
        {
            var socket = new Socket(new SafeSocketHandle(fd, ownsHandle: true));
            if (socket.AddressFamily == AddressFamily.InterNetwork && (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection)! == 1)
            {
                socket.Shutdown(SocketShutdown.Receive);
                return socket;
            }

            socket.Dispose();
        }
        catch (SocketException)
        {
            _ = Close(fd); // No socket.
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial int PidFdOpen(nint number, int process, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial int PidFdGetFd(nint number, int processFd, int fd, uint flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int fd);
}
