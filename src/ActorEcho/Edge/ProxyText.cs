using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorEcho.Edge;

/// <summary>Version 1: a line such as <c>PROXY TCP4 192.0.2.1 198.51.100.1 56324 443</c>. Source: doc/proxy-protocol.txt of HAProxy, section 2.1.</summary>
internal static class ProxyText
{
    private static readonly SearchValues<char> InIPv6 = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static ReadOnlySpan<byte> Signature => "PROXY "u8;

    /// <summary>The header of a line without its CRLF, or null if it is none.</summary>
    public static ProxyHeader? Parse(ReadOnlySpan<byte> line)
    {
        var text = Encoding.ASCII.GetString(line);

        // Whatever else the line says is to be ignored.
        if (text == "PROXY UNKNOWN" || text.StartsWith("PROXY UNKNOWN ", StringComparison.Ordinal))
        {
            return ProxyHeader.WithoutAddresses;
        }

        return text.Split(' ') is ["PROXY", "TCP4" or "TCP6", _, _, _, _] fields
            && EndpointOf(fields[1], fields[2], fields[4]) is { } source
            && EndpointOf(fields[1], fields[3], fields[5]) is { } destination
            ? new ProxyHeader(source, destination)
            : null;
    }

    private static IPEndPoint? EndpointOf(string protocol, string address, string port) =>
        AddressOf(protocol, address) is { } ip && PortOf(port) is { } number ? new IPEndPoint(ip, number) : null;

    // The runtime also reads 127.1, 0x7f.1 and 017.0.0.1, and brackets and scopes with IPv6. A second reading of an address is a way around a rule.
    private static IPAddress? AddressOf(string protocol, string text) => IPAddress.TryParse(text, out var address)
        && (protocol == "TCP4"
            ? address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text
            : address.AddressFamily == AddressFamily.InterNetworkV6 && !text.AsSpan().ContainsAnyExcept(InIPv6))
        ? address
        : null;

    private static ushort? PortOf(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && (text.Length == 1 || text[0] != '0') ? port : null;
}
