using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ActorEcho.Readiness;

/// <summary>The service manager that started this process and wants to know how it is (sd_notify(3)).</summary>
internal sealed class NotifySocket : IDisposable
{
    // Opened once: at the descriptor limit there would be no other.
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    private readonly UnixDomainSocketEndPoint _manager;

    private NotifySocket(string path) => _manager = new UnixDomainSocketEndPoint(path[0] == '@' ? $"\0{path[1..]}" : path);

    /// <summary>The address that NOTIFY_SOCKET names: an absolute path, or '@' and an abstract name; null if nobody wants to know.</summary>
    public static string? Path => Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is ['/' or '@', _, ..] path ? path : null;

    /// <summary>Half of the time after which the manager takes this process for hung, as sd_watchdog_enabled(3) advises; null if it does not look.</summary>
    public static TimeSpan? WatchdogInterval =>
        Environment.GetEnvironmentVariable("WATCHDOG_PID") is { } process && process != Environment.ProcessId.ToString(CultureInfo.InvariantCulture) ? null
        : long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time > 1 ? TimeSpan.FromMicroseconds(time / 2)
        : null;

    public static NotifySocket? Open() => Path is { } path ? new NotifySocket(path) : null;

    /// <summary>Tells the manager, if it listens.</summary>
    /// <param name="state">Assignments, a line each.</param>
    public void Send(string state)
    {
        try
        {
            _socket.SendTo(Encoding.UTF8.GetBytes(state), _manager);
        }
        catch (SocketException)
        {
            // It has gone, or is too busy to listen. There is nobody else to tell.
        }
    }

    public void Dispose() => _socket.Dispose();
}
