namespace ActorEcho;

/// <summary>
/// The server's own client (<c>canary</c>): it connects to each listener, outside of limits and metrics, and readiness depends on it. A service says
/// with a <see cref="ServiceProbe"/> what it is to be asked; of one that does not, no connection actor is started.
/// </summary>
public sealed record CanaryOptions
{
    /// <summary>The time between two probes of a listener, 10 ms to 1 h, or null, the default, for none.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>How long a probe may take, 1 ms to 1 min, default 2 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Probes of a listener that fail in a row before the server is not ready, 1 to 100, default 3. Before the first good one it is not, either.</summary>
    public int Failures { get; init; } = 3;
}
