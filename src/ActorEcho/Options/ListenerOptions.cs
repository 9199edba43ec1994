namespace ActorEcho;

/// <summary>One listener (<c>actorecho.listeners.NAME</c>).</summary>
/// <param name="Name">Its name: letters, digits, '-' and '_'. It is the actor's name, too.</param>
/// <param name="Listen">Where it listens.</param>
public sealed record ListenerOptions(string Name, ListenAddress Listen)
{
    /// <summary>The name of the service that its connections get, default <c>echo</c>.</summary>
    public string Service { get; init; } = "echo";

    /// <summary>Who may connect to a Unix-domain socket that is a file: those who may write, default owner and group (octal 660).</summary>
    public UnixFileMode UnixMode { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>How the socket is bound.</summary>
    public BindOptions Bind { get; init; } = new();

    /// <summary>
    /// How long a connection that has sent all it had to send waits for its peer to end, 1 ms to 1 h, default 2 s. What the peer still
    /// sends meanwhile is thrown away; closing at once would reset the connection and could cost the peer the last bytes.
    /// </summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>That clients come through a proxy, which says whom it speaks for; null, the default, if they come themselves.</summary>
    public ProxyProtocolOptions? ProxyProtocol { get; init; }

    /// <summary>The TLS that it speaks; null, the default, for none.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>When a connection is over because of the time.</summary>
    public TimeoutOptions Timeouts { get; init; } = new();

    /// <summary>How many connections it holds.</summary>
    public ListenerLimitOptions Limits { get; init; } = new();

    /// <summary>How much a connection may have waiting for its peer.</summary>
    public WriteBufferOptions WriteBuffer { get; init; } = new();

    /// <summary>What <c>qotd</c> says, where that is the service.</summary>
    public QotdOptions Qotd { get; init; } = new();

    /// <summary>The limits of <c>chat</c>, where that is the service.</summary>
    public ChatOptions Chat { get; init; } = new();
}
