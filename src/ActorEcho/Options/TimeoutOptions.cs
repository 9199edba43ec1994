namespace ActorEcho;

/// <summary>
/// How long a listener's connections may be silent, and how long they may live (<c>timeouts</c>). Each is 1 ms to 30 days, or null, the default, for
/// no limit: silence is no fault in TCP, and only who knows the protocol can tell a patient client from a dead one. With a timeout set, a
/// connection costs one timer, which is not touched by what is read and written; with none, nothing.
/// </summary>
public sealed record TimeoutOptions
{
    /// <summary>How long a client may take for its first byte, PROXY header and TLS handshake included. Not for services that speak first: their clients may never say anything.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>
    /// How long nothing may move: no byte from the client, none sent to it, none acknowledged by the kernel. Acknowledgements come once per
    /// <see cref="WriteBufferOptions.AckEvery"/> bytes, so a client that takes less than that in this time, and sends nothing, counts as idle.
    /// </summary>
    public TimeSpan? Idle { get; init; }

    /// <summary>How long a connection may last, whatever moves on it.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Whether there is anything to watch.</summary>
    internal bool IsAny => FirstByte is not null || Idle is not null || Lifetime is not null;
}
