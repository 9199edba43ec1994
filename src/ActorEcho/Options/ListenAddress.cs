using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace ActorEcho;

/// <summary>Where to listen: a host and a port, written <c>127.0.0.1:7007</c>, <c>[::1]:7007</c> or <c>localhost:7007</c>.</summary>
/// <param name="Host">An IPv4 or IPv6 address without brackets, or a name. Of a name's addresses the first is taken.</param>
/// <param name="Port">0 to 65,535; 0 lets the system choose.</param>
public sealed record ListenAddress(string Host, int Port)
{
    /// <summary>What <see cref="TryParse"/> understands, for error messages.</summary>
    public const string Expected = "HOST:PORT such as 127.0.0.1:7007, [::1]:7007 or localhost:7007, with a port from 0 to 65535";

    /// <summary>Reads an address as it stands in a configuration or on a command line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
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
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>The endpoint when the host is an address; null for a name, which has to be looked up.</summary>
    internal IPEndPoint? AsEndpoint() => IPAddress.TryParse(Host, out var address) ? new IPEndPoint(address, Port) : null;

    // A bare "::1:7007" is refused, since it is an address without a port as well.
    private static bool IsWrong(string host, bool bracketed) =>
        bracketed ? !IPAddress.TryParse(host, out _) || !host.Contains(':') : Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4);
}
