using System.Net;
using System.Net.Sockets;
using Hocon;

namespace ActorEcho.Options;

/// <summary>The settings of <c>proxy-protocol</c>.</summary>
internal static class ProxyProtocolReader
{
    private const string Expected = "networks or addresses such as 10.0.0.0/8, 2001:db8::/32 or 127.0.0.1, or unix";

    // Whoever connects to a Unix-domain socket.
    private const string Unix = "unix";

    public static ProxyProtocolOptions? Read(SettingsReader proxy)
    {
        var enabled = proxy.Flag("enabled");
        var trusted = proxy.List("trusted", Network);
        proxy.RejectUnknown();
        return !enabled ? null
            : trusted.Count > 0 ? new ProxyProtocolOptions([.. trusted.OfType<IPNetwork>()]) { TrustsUnixSockets = trusted.Contains(null) }
            : throw proxy.Wrong("trusted", $"the proxies' {Expected}: whoever is trusted can claim to be anybody");
    }

    private static IPNetwork? Network(string text, Func<string, HoconException> wrong) =>
        text == Unix ? null
        : IPNetwork.TryParse(text, out var network) ? Unmapped(network)
        : IPAddress.TryParse(text, out var address) && address.ToString() == text ? Unmapped(new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128))
        : throw wrong($"{Expected}, without bits behind the prefix");

    // IPv4 written as IPv6: peers are compared as IPv4.
    private static IPNetwork Unmapped(IPNetwork network) => network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= 96
        ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - 96)
        : network;
}
