using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActorEcho.Listening;

/// <summary>The sockets that a service manager hands to a process, by the names it gives them (sd_listen_fds_with_names(3)).</summary>
/// <param name="environment">Reads a variable of the environment.</param>
/// <param name="process">The number of this process; what is meant for another is not ours.</param>
internal sealed class SystemdSockets(Func<string, string?> environment, int process)
{
    private const int First = 3;

    public static SystemdSockets OfProcess { get; } = new(Environment.GetEnvironmentVariable, Environment.ProcessId);

    /// <summary>The descriptor of a name, or of a place from 0 on.</summary>
    /// <param name="name">The name or the place.</param>
    /// <param name="problem">Why there is none.</param>
    public int? Find(string name, out string? problem)
    {
        problem = null;
        if (environment("LISTEN_PID") != process.ToString(CultureInfo.InvariantCulture)
            || !int.TryParse(environment("LISTEN_FDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            problem = "the service manager has handed no socket to this process (LISTEN_PID, LISTEN_FDS); expected one, or HOST:PORT";
            return null;
        }

        var names = (environment("LISTEN_FDNAMES") ?? "").Split(':');
        var place = Array.IndexOf(names, name);
        if (place < 0 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            place = number;
        }

        if (place >= 0 && place < count)
        {
            return First + place;
        }

        problem = $"the service manager has handed over {count} sockets and none is '{name}'; their names are {string.Join(", ", names)}";
        return null;
    }

    /// <summary>Where the socket of that name listens; or null, and why.</summary>
    public EndPoint? FindEndpoint(string name, out string? problem)
    {
        if (Find(name, out problem) is not { } descriptor)
        {
            return null;
        }

        try
        {
            using var socket = new Socket(new SafeSocketHandle((nint)descriptor, ownsHandle: false));
            return socket.LocalEndPoint ?? throw new SocketException((int)SocketError.InvalidArgument);
        }
        catch (SocketException failure)
        {
            problem = $"descriptor {descriptor} is no listening socket: {failure.Message}";
            return null;
        }
    }
}
