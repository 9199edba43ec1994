namespace ActorEcho;

/// <summary>How much a connection may have waiting for its peer, and how slowly the peer may take it (<c>write-buffer</c>).</summary>
public sealed record WriteBufferOptions
{
    // A chunk whose acknowledgement is the next one's; a segment by which Linux overruns its send buffer; and the sixteenth of the peer's receive
    // buffer in steps of which Linux, at its default limit of 6 MiB (tcp(7), tcp_rmem), tells of new room.
    private const long Steps = (64 + 64 + 384) * 1024;

    // Linux tells of room once a third of its send buffer is free, which is 4 MiB at its default limit (tcp(7), tcp_wmem).
    private const long SystemStep = 1536 * 1024;

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

    /// <summary>
    /// The system's buffer of what was sent and not yet acknowledged by the peer's system (SO_SNDBUF, socket(7)), in bytes: 4 KiB to 1 GiB, or null, the
    /// default, for what the system finds right, on Linux up to 4 MiB. Linux takes twice as much, and no more than net.core.wmem_max of it. It bounds what a
    /// slow reader costs the system, and how much can be on its way: less than rate times round trip slows fast peers down.
    /// </summary>
    public int? Kernel { get; init; }

    /// <summary>
    /// Bytes per second that a peer has to take while bytes wait for it, above <see cref="SmallestDrainRate"/> and at most 1 GiB, default 4 KiB, or null for
    /// any. A peer may fall behind by what the rate makes in <see cref="SlowReaderTimeout"/> and is then reset: one that has stalled at the latest 1.25
    /// timeouts after the system has taken its last byte, one that takes half of the rate after two timeouts. One that keeps to it never is.
    /// </summary>
    public long? MinDrainRate { get; init; } = 4 * 1024;

    /// <summary>How long a peer may take nothing at all while bytes wait for it, 1 ms to 1 day, default 10 min. It costs a timer while something is pending.</summary>
    public TimeSpan SlowReaderTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// What a peer may have taken, in bytes, without a sign of it: the acknowledgement that is not due yet, and the steps in which systems tell of new room.
    /// </summary>
    public long Unseen => AckEvery + (Kernel ?? SystemStep) + Steps;

    /// <summary>The rate that <see cref="Unseen"/> makes in the timeout. A lower one cannot be told from a peer that has stalled.</summary>
    public long SmallestDrainRate => (long)Math.Ceiling(Unseen / SlowReaderTimeout.TotalSeconds);
}
