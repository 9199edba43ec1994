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
}
