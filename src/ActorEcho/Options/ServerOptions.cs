namespace ActorEcho;

/// <summary>All settings of a server, read once and passed down in parts.</summary>
/// <param name="Listeners">At least one listener, each with its own name.</param>
public sealed record ServerOptions(IReadOnlyList<ListenerOptions> Listeners)
{
    /// <summary>How long draining may take when the server stops, 1 ms to 1 h, default 5 s. What is left then is reset.</summary>
    public TimeSpan ShutdownDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many connections all listeners hold together.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>How the host writes its log, default text.</summary>
    public LogFormat LogFormat { get; init; }
}
