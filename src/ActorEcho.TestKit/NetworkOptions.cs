namespace ActorEcho.TestKit;

/// <summary>How the network between the scripted peers and the server behaves. What varies is picked from the scenario's seed.</summary>
public sealed record NetworkOptions
{
    /// <summary>A network on which everything arrives at once and in the pieces in which it was sent, for scenarios that count milliseconds.</summary>
    public static NetworkOptions Perfect { get; } = new() { CutsAnywhere = false, LongestDelay = TimeSpan.Zero, LongestWrite = TimeSpan.Zero };

    /// <summary>Whether what is sent arrives cut and put together anywhere, as TCP may do with any bytes, default true.</summary>
    public bool CutsAnywhere { get; init; } = true;

    /// <summary>The longest time that bytes, an end or a reset take to the other side, 0 or more, default 5 ms. Each takes a time up to this.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The longest time until the kernel takes what the server writes, 0 or more, default 1 ms: an acknowledgement is that late even if there is
    /// room. Raise it to see what late acknowledgements do.
    /// </summary>
    public TimeSpan LongestWrite { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Bytes in one direction that have been sent and not been read, 1 or more, default 64 KiB: the send buffer of one side and the receive
    /// buffer of the other. A sender waits while it is full.
    /// </summary>
    public int BufferSize { get; init; } = 64 * 1024;
}
