namespace ActorEcho;

/// <summary>What a full server does with another client.</summary>
public enum WhenFull
{
    /// <summary>Resets it at once.</summary>
    Refuse,

    /// <summary>
    /// Leaves it in the kernel's backlog until a connection ends. Connections are then accepted one at a time, whatever
    /// <see cref="BindOptions.AcceptBatch"/> says; with several listeners each may have accepted one that has to wait.
    /// </summary>
    Queue,

    /// <summary>
    /// Sends it <see cref="ListenerLimitOptions.Banner"/> and closes: half-close, then up to a second for its end. At most 64 clients of a listener are sent it
    /// at a time, and each is gone after some two seconds; above that they are reset.
    /// </summary>
    Banner,
}
