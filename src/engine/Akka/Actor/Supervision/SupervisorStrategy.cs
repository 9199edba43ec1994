using Akka.Actor.Internal;
using Akka.Cells;
using Akka.Event;

namespace Akka.Actor;

public abstract class SupervisorStrategy
{
    /// <summary>Stops an actor that could not be made or was killed, restarts it for any other failure.</summary>
    public static IDecider DefaultDecider = Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    public abstract IDecider Decider { get; }

    protected bool LoggingEnabled { get; set; } = true;

    /// <param name="restart">Whether the child is to be restarted, rather than stopped.</param>
    public abstract void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <returns>False if the failure is escalated.</returns>
    internal bool HandleFailure(
        ActorCell cell, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
    {
        var directive = Handle(child, cause);
        LogFailure(cell, child, cause, directive);
        switch (directive)
        {
            case Directive.Escalate:
                return false;
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            default:
                ProcessFailure(cell, directive == Directive.Restart, child, cause, stats, children);
                return true;
        }
    }

    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Restarts a child, which stops it first if it is not the one that failed (that one stands already).</summary>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var actor = (IInternalActorRef)child;
        if (suspendFirst)
        {
            actor.Suspend();
        }

        actor.Restart(cause);
    }

    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled)
        {
            return;
        }

        var message = cause is ActorInitializationException && cause.InnerException is { } inner ? inner.Message : cause.Message;
        var source = child.Path.ToString();
        LogEvent logged = directive switch
        {
            Directive.Resume => new Warning(cause, source, GetType(), message),
            Directive.Escalate => new Debug(cause, source, GetType(), message),
            _ => new Error(cause, source, GetType(), message),
        };
        context.System.EventStream.Publish(logged);
    }
}
