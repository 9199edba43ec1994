namespace ActorEcho;

/// <summary>The limits of the service <c>chat</c> (<c>chat</c>).</summary>
public sealed record ChatOptions
{
    /// <summary>Bytes that a line of a client may have, 64 to 64 KiB, default 1 KiB. A longer one is thrown away, and the client told.</summary>
    public int LineLimit { get; init; } = 1024;

    /// <summary>Letters that the name of a client or a room may have, 8 to 64, default 20.</summary>
    public int NameLimit { get; init; } = 20;

    /// <summary>
    /// Lines of its room that may wait for a client which does not read, above those that fit under <see cref="WriteBufferOptions.HighMark"/>: 1 to 100000, default
    /// 1000. With one more the client is reset with the reason <c>slow_reader</c>, and its room is told.
    /// </summary>
    public int Queue { get; init; } = 1000;
}
