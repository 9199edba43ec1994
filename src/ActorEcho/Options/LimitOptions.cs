namespace ActorEcho;

/// <summary>What a server admits over all its listeners (<c>limits</c>). It can be changed while the server runs, see <see cref="ChangeLimits"/>.</summary>
public sealed record LimitOptions
{
    internal const int MostConnections = 10_000_000;
    internal const int MostPerSecond = 1_000_000;
    internal const long FewestBytes = 1024 * 1024;
    internal const long MostBytes = 1024L * 1024 * 1024 * 1024;

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

    /// <summary>
    /// Bytes that may be pending for all clients together, 1 MiB to 1 TiB, or null, the default, for no limit above that of each connection
    /// (<see cref="WriteBufferOptions.HighMark"/>). Above it connections that hold more than their share are not read from, and those that take the least are reset
    /// with <see cref="CloseReason.OverloadShed"/> until three quarters are left. A connection is counted in steps of 16 KiB.
    /// </summary>
    public long? MaxBufferedBytes { get; init; }

    /// <summary>What is wrong with these, or null.</summary>
    internal string? Problem =>
        MaxConnections is < 1 or > MostConnections ? $"{nameof(MaxConnections)} is {MaxConnections}, expected 1 to {MostConnections}, or null"
        : !Enum.IsDefined(WhenFull) ? $"{nameof(WhenFull)} is {WhenFull}, expected one of {string.Join(", ", Enum.GetNames<WhenFull>())}"
        : AcceptRate is < 1 or > MostPerSecond ? $"{nameof(AcceptRate)} is {AcceptRate}, expected 1 to {MostPerSecond}, or null"
        : AcceptBurst is < 1 or > MostPerSecond ? $"{nameof(AcceptBurst)} is {AcceptBurst}, expected 1 to {MostPerSecond}"
        : MaxBufferedBytes is < FewestBytes or > MostBytes ? $"{nameof(MaxBufferedBytes)} is {MaxBufferedBytes}, expected {FewestBytes} to {MostBytes}, or null"
        : null;
}
