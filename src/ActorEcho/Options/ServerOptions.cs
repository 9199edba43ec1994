namespace ActorEcho;

/// <summary>All settings of a server, read once and passed down in parts.</summary>
/// <param name="Listeners">At least one listener, each with its own name.</param>
public sealed record ServerOptions(IReadOnlyList<ListenerOptions> Listeners)
{
    /// <summary>
    /// How long connections are accepted yet when the server stops, 0 to 1 h, default 0. It gives a load balancer that asks for readiness the time to
    /// look elsewhere.
    /// </summary>
    public TimeSpan ShutdownGrace { get; init; }

    /// <summary>
    /// The time over which connections are told one after the other that the server stops, 0 to <see cref="ShutdownDeadline"/>, default 0: all at once. It keeps
    /// clients that connect again at once from doing so together.
    /// </summary>
    public TimeSpan ShutdownCloseSpread { get; init; }

    /// <summary>How long draining may take when the server stops, 1 ms to 1 h, default 5 s. What is left then is reset.</summary>
    public TimeSpan ShutdownDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many connections all listeners hold together.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>
    /// Where a port is open while the server is ready, and only then; null, the default, for none. That a connection is made says it; who sends
    /// anything gets an HTTP/1.1 answer with status 200.
    /// </summary>
    public ListenAddress? HealthListen { get; init; }

    /// <summary>How the server looks at itself.</summary>
    public CanaryOptions Canary { get; init; } = new();

    /// <summary>
    /// Whether the service manager that asks for it (sd_notify(3)) is told when the server is ready and when it stops, and, where it has a watchdog, after
    /// each good probe of the canary. Default true; only a process that the manager started that way is concerned.
    /// </summary>
    public bool SystemdNotify { get; init; } = true;

    /// <summary>How the host writes its log, default text.</summary>
    public LogFormat LogFormat { get; init; }
}
