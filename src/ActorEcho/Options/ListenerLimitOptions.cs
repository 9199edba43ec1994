namespace ActorEcho;

/// <summary>How many connections one listener holds (<c>limits</c> of a listener). A client above a limit is reset at once.</summary>
public sealed record ListenerLimitOptions
{
    /// <summary>Connections at a time, 1 to 10,000,000, or null, the default, for no limit.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>Connections at a time from one IP address, 1 to 10,000,000, or null, the default, for no limit. With it, each address costs an entry in a table.</summary>
    public int? MaxPerAddress { get; init; }
}
