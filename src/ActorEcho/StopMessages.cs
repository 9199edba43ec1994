namespace ActorEcho;

/// <summary>How far the end of a server has come, in the order in which it goes.</summary>
internal enum StopStage
{
    /// <summary>It is running.</summary>
    None,

    /// <summary>It is known to be ending, and the time is up in which it still accepts connections.</summary>
    GraceOver,

    /// <summary>It accepts no more.</summary>
    Unbound,

    /// <summary>Every connection has ended.</summary>
    Ended,
}

/// <summary>To the supervisor: stop, as far as this. The answer comes when it has: <see cref="StopReached"/>, or at the end <see cref="ServerStopped"/>.</summary>
internal sealed record StopStep(StopStage Stage);

/// <summary>From the supervisor: the end has come as far as this.</summary>
internal sealed record StopReached(StopStage Stage);
