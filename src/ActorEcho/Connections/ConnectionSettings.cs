using ActorEcho.Edge;
using ActorEcho.Services;
using ActorEcho.Shedding;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Connections;

/// <summary>What all connections of a listener share.</summary>
/// <param name="Listener">The listener's name, for the log.</param>
/// <param name="WriteBuffer">How much may wait for the peer.</param>
/// <param name="Linger">How long to wait for the peer's end.</param>
/// <param name="Timeouts">How long a connection may be silent, and last.</param>
/// <param name="Log">One logger for all: an adapter of its own would cost each connection its path as a string.</param>
internal sealed record ConnectionSettings(string Listener, WriteBufferOptions WriteBuffer, TimeSpan Linger, TimeoutOptions Timeouts, ILoggingAdapter? Log)
{
    /// <summary>Whose PROXY headers to expect; none if null.</summary>
    public ProxyProtocolOptions? ProxyProtocol { get; init; }

    /// <summary>Where a connection is listed while it is open.</summary>
    public OpenConnections? Open { get; init; }

    /// <summary>The TLS to speak; none if null.</summary>
    public TlsEdge? Tls { get; init; }

    /// <summary>Where to report what is pending.</summary>
    public ByteBudget Budget { get; init; } = new(null);

    /// <summary>What the service finds here.</summary>
    public ServiceContext Context { get; init; } = new(new ListenerOptions("none", new ListenAddress("127.0.0.1", 0)), ActorRefs.Nobody);

    /// <summary>For an actor that was made without a listener.</summary>
    public static ConnectionSettings Default { get; } = new("no listener", new WriteBufferOptions(), TimeSpan.FromSeconds(2), new TimeoutOptions(), null);
}
