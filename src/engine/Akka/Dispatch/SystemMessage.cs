using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// What the engine tells a cell about its life. System messages pass all user messages; each instance is queued once,
/// linked through <see cref="Next"/>.
/// </summary>
internal abstract class SystemMessage
{
    internal SystemMessage? Next { get; set; }
}

internal sealed class Create : SystemMessage;

internal sealed class Suspend : SystemMessage;

/// <param name="causedByFailure">The failure that is resumed from, or null when it was not this actor's.</param>
internal sealed class Resume(Exception? causedByFailure) : SystemMessage
{
    internal Exception? CausedByFailure { get; } = causedByFailure;
}

internal sealed class Recreate(Exception cause) : SystemMessage
{
    internal Exception Cause { get; } = cause;
}

internal sealed class Terminate : SystemMessage;

internal sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage
{
    internal IActorRef Child { get; } = child;

    internal Exception Cause { get; } = cause;

    internal long Uid { get; } = uid;
}

internal sealed class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    internal IInternalActorRef Watchee { get; } = watchee;

    internal IInternalActorRef Watcher { get; } = watcher;
}

internal sealed class Unwatch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    internal IInternalActorRef Watchee { get; } = watchee;

    internal IInternalActorRef Watcher { get; } = watcher;
}

internal sealed class DeathWatchNotification(IActorRef actor, bool existenceConfirmed) : SystemMessage
{
    internal IActorRef Actor { get; } = actor;

    internal bool ExistenceConfirmed { get; } = existenceConfirmed;
}

/// <summary>A step of an async handler that must run in the actor's turn.</summary>
internal sealed class ResumeTask(ActorTaskScheduler scheduler, Task task) : SystemMessage
{
    internal ActorTaskScheduler Scheduler { get; } = scheduler;

    internal Task Task { get; } = task;
}

/// <summary>An async handler has ended; <paramref name="task"/> says how.</summary>
internal sealed class TaskEnded(ActorTaskScheduler scheduler, Task task) : SystemMessage
{
    internal ActorTaskScheduler Scheduler { get; } = scheduler;

    internal Task Task { get; } = task;
}
