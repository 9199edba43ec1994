namespace ActorEcho;

/// <summary>How many connections a server holds over all its listeners (<c>limits</c>).</summary>
public sealed record LimitOptions
{
    /// <summary>Connections at a time, 1 to 10,000,000, or null, the default, for no limit. It is exact: one more is never served.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>What becomes of a client above <see cref="MaxConnections"/>, default refuse.</summary>
    public WhenFull WhenFull { get; init; }
}
