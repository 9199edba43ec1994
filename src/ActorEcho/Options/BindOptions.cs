namespace ActorEcho;

/// <summary>How a listener's socket is bound and how many connections are taken from it at a time (<c>bind</c>).</summary>
public sealed record BindOptions
{
    /// <summary>Connections the kernel keeps waiting, 1 to 65,535, default 1,024. The kernel may cap it (on Linux at net.core.somaxconn).</summary>
    public int Backlog { get; init; } = 1024;

    /// <summary>Connections accepted before their actors are started, 1 to 10,000, default 64.</summary>
    public int AcceptBatch { get; init; } = 64;

    /// <summary>The wait before a lost socket is bound again, 1 ms to 1 min, default 50 ms; doubled after each failure.</summary>
    public TimeSpan RetryMin { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two attempts, <see cref="RetryMin"/> to 10 min, default 5 s.</summary>
    public TimeSpan RetryMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an address that was lost may stay unbound, 1 s to 30 days, before the listener is given up with <see cref="ListenerLost"/>; or null, the
    /// default, to try for ever: an address may come back, and connections that are there go on meanwhile.
    /// </summary>
    public TimeSpan? GiveUpAfter { get; init; }
}
