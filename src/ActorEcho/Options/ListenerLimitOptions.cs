namespace ActorEcho;

/// <summary>How many connections one listener holds (<c>limits</c> of a listener).</summary>
public sealed record ListenerLimitOptions
{
    /// <summary>Connections at a time, 1 to 10,000,000, or null, the default, for no limit.</summary>
    public int? MaxConnections { get; init; }

    /// <summary>Connections at a time from one IP address, 1 to 10,000,000, or null, the default, for no limit. With it, each address costs an entry in a table.</summary>
    public int? MaxPerAddress { get; init; }

    /// <summary>What becomes of a client above one of these, default refuse.</summary>
    public WhenListenerFull WhenFull { get; init; }

    /// <summary>
    /// What a client is sent that is refused with a banner, here or in a full server: 1 to 512 bytes of UTF-8. It is sent in plain text and before anything
    /// else, whatever the service speaks.
    /// </summary>
    public string Banner { get; init; } = "busy, try again later\r\n";
}
