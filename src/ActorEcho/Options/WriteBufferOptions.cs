namespace ActorEcho;

/// <summary>How much a connection may have waiting for its peer (<c>write-buffer</c>).</summary>
public sealed record WriteBufferOptions
{
    /// <summary>
    /// Reading stops while more than this is pending, in bytes: 64 KiB to 1 GiB, default 256 KiB. It bounds what one slow reader costs. A chunk
    /// of up to 64 KiB is asked for only when it fits under the mark as well, or when nothing is pending.
    /// </summary>
    public long HighMark { get; init; } = 256 * 1024;

    /// <summary>
    /// One acknowledgement is asked of the engine for this many bytes, 1 byte to the high mark, default 64 KiB. A small value
    /// frees the budget sooner and costs a message each time.
    /// </summary>
    public long AckEvery { get; init; } = 64 * 1024;
}
