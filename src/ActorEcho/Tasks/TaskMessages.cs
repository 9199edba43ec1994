using Akka.Event;

namespace ActorEcho.Tasks;

/// <summary>Somebody no longer wants the result.</summary>
internal sealed class AbortTask : IDeadLetterSuppression
{
    public static readonly AbortTask Instance = new();
}

/// <summary>The task has had the time it may have.</summary>
internal sealed class TimeIsUp : IDeadLetterSuppression
{
    public static readonly TimeIsUp Instance = new();
}

/// <summary>It does not heed its token, and was waited for long enough.</summary>
internal sealed class WaitedEnough : IDeadLetterSuppression
{
    public static readonly WaitedEnough Instance = new();
}

/// <summary>The delay before another call is over.</summary>
internal sealed class CallAgain : IDeadLetterSuppression
{
    public static readonly CallAgain Instance = new();
}
