namespace ActorEcho;

/// <summary>
/// Why a connection ended: one closed vocabulary for logs, metrics and supervisors. The names are stable; a dashboard may count on them.
/// </summary>
public sealed class CloseReason
{
    private CloseReason(string name) => Name = name;

    /// <summary>The peer ended its side and got everything that was sent to it.</summary>
    public static CloseReason PeerClosed { get; } = new("peer_closed");

    /// <summary>The peer, or the network, broke the connection off.</summary>
    public static CloseReason ConnectionReset { get; } = new("connection_reset");

    /// <summary>The peer said nothing for <c>timeouts.first-byte</c>.</summary>
    public static CloseReason FirstByteTimeout { get; } = new("first_byte_timeout");

    /// <summary>Nothing moved in either direction for <c>timeouts.idle</c>.</summary>
    public static CloseReason IdleTimeout { get; } = new("idle_timeout");

    /// <summary>The peer took less than <c>write-buffer.min-drain-rate</c> of what waited for it. It got a reset.</summary>
    public static CloseReason SlowReader { get; } = new("slow_reader");

    /// <summary>The server had more pending for its clients than <c>limits.max-buffered-bytes</c>, and this one held much and took little. It got a reset.</summary>
    public static CloseReason OverloadShed { get; } = new("overload_shed");

    /// <summary>The connection lasted for <c>timeouts.lifetime</c>.</summary>
    public static CloseReason MaxLifetime { get; } = new("max_lifetime");

    /// <summary>There were as many connections as a limit allows. The peer got a reset before any actor was made for it.</summary>
    public static CloseReason Limit { get; } = new("limit");

    /// <summary>No TLS connection came about: <c>tls.handshake-timeout</c>, a version or certificate that one side does not accept, or no TLS at all.</summary>
    public static CloseReason TlsHandshakeFailed { get; } = new("tls_handshake_failed");

    /// <summary>A trusted proxy did not begin with a right PROXY header. It got a reset.</summary>
    public static CloseReason ProxyHeaderInvalid { get; } = new("proxy_header_invalid");

    /// <summary>The peer is not in <c>proxy-protocol.trusted</c>, so it may not say whom it speaks for. It got a reset.</summary>
    public static CloseReason ProxySourceUntrusted { get; } = new("proxy_source_untrusted");

    /// <summary>The connection's actor threw. The peer got a reset, so that what it has never looks complete.</summary>
    public static CloseReason HandlerFailed { get; } = new("handler_failed");

    /// <summary>The server is stopping; the connection was drained.</summary>
    public static CloseReason AppShutdown { get; } = new("app_shutdown");

    /// <summary>The server is stopping and the connection was not drained by the deadline. The peer got a reset.</summary>
    public static CloseReason AppShutdownTimeout { get; } = new("app_shutdown_timeout");

    /// <summary>Anything else: the service ended the connection of its own will, or the actor was stopped from outside.</summary>
    public static CloseReason Other { get; } = new("_OTHER");

    /// <summary>The name as logs and metrics have it, such as <c>peer_closed</c>.</summary>
    public string Name { get; }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;
}
