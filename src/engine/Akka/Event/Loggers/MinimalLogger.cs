using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger without an actor behind it: it works before the first actor runs and after the last one ended.</summary>
public abstract class MinimalLogger : MinimalActorRef
{
    protected MinimalLogger()
    {
    }

    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    public sealed override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Log(message);
    }

    /// <summary>Called on the publisher's thread, by several at once.</summary>
    protected abstract void Log(object message);
}
