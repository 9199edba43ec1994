using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorEcho;

/// <summary>
/// Where to listen: a host and a port, written <c>127.0.0.1:7007</c>, <c>[::1]:7007</c> or <c>localhost:7007</c>; or a Unix-domain socket, written
/// <c>unix:/run/echo.sock</c>, or on Linux <c>unix:@echo</c> for an abstract name (unix(7)); or a socket
/// that the service manager hands over, written <c>systemd:NAME</c> or <c>systemd:0</c> for the first (systemd.socket(5), FileDescriptorName=).
/// </summary>
/// <param name="Host">An IPv4 or IPv6 address without brackets, or a name. Of a name's addresses the first is taken.</param>
/// <param name="Port">0 to 65,535; 0 lets the system choose.</param>
public sealed record ListenAddress(string Host, int Port)
{
    /// <summary>What <see cref="TryParse"/> understands, for error messages.</summary>
    public const string Expected = "HOST:PORT such as 127.0.0.1:7007, [::1]:7007 or localhost:7007, with a port from 0 to 65535; or unix:/PATH or unix:@NAME, of at most 107 bytes; or systemd:NAME";

    private const string SystemdPrefix = "systemd:";
    private const string UnixPrefix = "unix:";
    private const int LongestPath = 107; // sun_path of unix(7), less its end

    /// <summary>The path of a Unix-domain socket, or its abstract name behind a '@'; null for a host and a port.</summary>
    public string? UnixPath { get; private init; }

    /// <summary>The name, or the place from 0 on, of a socket that the service manager hands over; null for any other.</summary>
    public string? Systemd { get; private init; }

    /// <summary>A socket that the service manager hands over.</summary>
    /// <param name="name">Its name, or its place from 0 on.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static ListenAddress FromSystemd(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ListenAddress("", 0) { Systemd = name };
    }

    /// <summary>A Unix-domain socket.</summary>
    /// <param name="path">An absolute path, or '@' and an abstract name; 2 to 107 bytes.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static ListenAddress Unix(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path is ['/' or '@', _, ..] && Encoding.UTF8.GetByteCount(path) <= LongestPath && !path.Contains('\0')
            ? new ListenAddress("", 0) { UnixPath = path }
            : throw new ArgumentException($"'{path}' is neither an absolute path nor '@' and a name, of at most {LongestPath} bytes", nameof(path));
    }

    /// <summary>Reads an address as it stands in a configuration or on a command line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            return TryParseUnix(text[UnixPrefix.Length..], out address);
        }

        if (text.StartsWith(SystemdPrefix, StringComparison.Ordinal) && text.Length > SystemdPrefix.Length)
        {
            address = FromSystemd(text[SystemdPrefix.Length..]);
            return true;
        }

        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return false;
        }

        var host = text[..colon];
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        host = bracketed ? host[1..^1] : host;
        if (IsWrong(host, bracketed))
        {
            return false;
        }

        address = new ListenAddress(host, port);
        return true;
    }

    /// <summary>The address as it is written, an IPv6 host in brackets.</summary>
    public override string ToString() =>
        UnixPath is not null ? UnixPrefix + UnixPath
        : Systemd is not null ? SystemdPrefix + Systemd
        : string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>The endpoint when the host is an address; null for a name, which has to be looked up.</summary>
    internal EndPoint? AsEndpoint() =>
        UnixPath is not null ? new UnixDomainSocketEndPoint(UnixPath[0] == '@' ? $"\0{UnixPath[1..]}" : UnixPath)
        : IPAddress.TryParse(Host, out var address) ? new IPEndPoint(address, Port) : null;

    private static bool TryParseUnix(string path, [NotNullWhen(true)] out ListenAddress? address)
    {
        try
        {
            address = Unix(path);
            return true;
        }
        catch (ArgumentException)
        {
            address = null;
            return false;
        }
    }

    // A bare "::1:7007" is refused, since it is an address without a port as well.
    private static bool IsWrong(string host, bool bracketed) =>
        bracketed ? !IPAddress.TryParse(host, out _) || !host.Contains(':') : Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4);
}
