namespace ActorEcho.Tasks;

/// <summary>How a task stands.</summary>
public enum TaskState
{
    /// <summary>It runs, or is about to run again.</summary>
    Running,

    /// <summary>It has its result.</summary>
    Completed,

    /// <summary>It has failed, and its supervisor has left it at that; or its time was up.</summary>
    Faulted,

    /// <summary>It was aborted, or ended with its parent.</summary>
    Aborted,
}
