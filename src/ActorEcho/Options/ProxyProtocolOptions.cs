using System.Net;

namespace ActorEcho;

/// <summary>
/// That the clients of a listener come through a proxy, which says in a PROXY header, version 1 or 2, whom it speaks for (<c>proxy-protocol</c>).
/// Every connection then begins with such a header: the protocol forbids to guess. Source: doc/proxy-protocol.txt of HAProxy.
/// </summary>
/// <param name="Trusted">
/// Whose headers count: networks such as 10.0.0.0/8 or 2001:db8::/32. Whoever else connects is reset, since a header can say anything.
/// </param>
public sealed record ProxyProtocolOptions(IReadOnlyList<IPNetwork> Trusted)
{
    /// <summary>Whether headers count that come over a Unix-domain socket, default no. Who can connect to one is a matter of its file's rights.</summary>
    public bool TrustsUnixSockets { get; init; }

    /// <summary>Whether a proxy may connect from here. A dual-stack socket shows IPv4 clients as IPv6 ones, which makes no difference.</summary>
    internal bool Trusts(EndPoint peer)
    {
        if (peer is not IPEndPoint { Address: var address })
        {
            return TrustsUnixSockets;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Trusted.Any(network => network.Contains(address));
    }
}
