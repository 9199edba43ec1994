using System.Net;

namespace ActorEcho.Edge;

/// <summary>The addresses that a PROXY header gives. Where it gives none, the connection's own one stays.</summary>
/// <param name="Source">Whom the proxy speaks for.</param>
/// <param name="Destination">What that client had connected to.</param>
internal sealed record ProxyHeader(EndPoint? Source, EndPoint? Destination)
{
    /// <summary>The proxy speaks for itself (LOCAL), or for somebody of whom it does not say who (UNKNOWN, UNSPEC).</summary>
    public static ProxyHeader WithoutAddresses { get; } = new(null, null);
}
