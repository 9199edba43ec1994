namespace ActorEcho;

/// <summary>What a server admits over all its listeners (<c>limits</c>). It can be changed while the server runs, see <see cref="ChangeLimits"/>.</summary>
public sealed record LimitOptions
{
    internal const int MostConnections = 10_000_000;
    internal const int MostPerSecond = 1_000_000;

    /// <summary>Connections at a time, 1 to 10,000,000, or null, the default, for no limit. It is exact: one more is never served.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>What becomes of a client above <see cref="MaxConnections"/>, default refuse.</summary>
    public WhenFull WhenFull { get; init; }

    /// <summary>
    /// Connections accepted in a second, 1 to 1,000,000, or null, the default, for no limit; those that are then refused count too. In no time span are it more than
    /// <see cref="AcceptBurst"/> and what the rate makes in it. The others wait in the kernel's backlog, and connections are accepted one at a time,
    /// whatever <see cref="BindOptions.AcceptBatch"/> says; with several listeners each may have accepted one that has to wait.
    /// </summary>
    public int? AcceptRate { get; init; }

    /// <summary>
    /// Connections accepted at once after a quiet time, 1 to 1,000,000, default 100. Timers are up to 10 ms late, so with less than a hundredth of the
    /// rate the rate is not reached.
    /// </summary>
    public int AcceptBurst { get; init; } = 100;

    /// <summary>What is wrong with these, or null.</summary>
    internal string? Problem =>
        MaxConnections is < 1 or > MostConnections ? $"{nameof(MaxConnections)} is {MaxConnections}, expected 1 to {MostConnections}, or null"
        : !Enum.IsDefined(WhenFull) ? $"{nameof(WhenFull)} is {WhenFull}, expected one of {string.Join(", ", Enum.GetNames<WhenFull>())}"
        : AcceptRate is < 1 or > MostPerSecond ? $"{nameof(AcceptRate)} is {AcceptRate}, expected 1 to {MostPerSecond}, or null"
        : AcceptBurst is < 1 or > MostPerSecond ? $"{nameof(AcceptBurst)} is {AcceptBurst}, expected 1 to {MostPerSecond}"
        : null;
}
