using Akka.Cells;

namespace Akka.Actor;

public abstract class ActorBase
{
    private readonly ActorCell _cell;

    protected ActorBase()
    {
        _cell = ActorCell.Current is { IsCreatingActor: true } cell
            ? cell
            : throw new ActorInitializationException(
                $"{GetType()} was created with 'new'. An actor is created by its context or system: ActorOf(Props.Create<{GetType().Name}>()).");
        _cell.ClaimActor(this);
    }

    protected static Receive EmptyReceive { get; } = static _ => false;

    protected static IActorContext Context => ActorCell.CurrentOrThrow();

    protected IActorRef Self => _cell.Self;

    protected IActorRef Sender => _cell.Sender;

    internal ActorCell Cell => _cell;

    public virtual void AroundPreStart() => PreStart();

    public virtual void AroundPostStop() => PostStop();

    public virtual void AroundPreRestart(Exception cause, object? message) => PreRestart(cause, message!);

    public virtual void AroundPostRestart(Exception cause, object? message) => PostRestart(cause);

    internal SupervisorStrategy ChooseSupervisorStrategy() => SupervisorStrategy();

    /// <summary>Called by the cell when the constructor has returned.</summary>
    internal virtual void OnConstructed()
    {
    }

    internal bool InvokeReceive(object message) => Receive(message);

    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        if (!receive(message))
        {
            Unhandled(message);
            return false;
        }

        return true;
    }

    protected abstract bool Receive(object message);

    protected virtual void Unhandled(object message) => _cell.Unhandled(message);

    protected virtual void PreStart()
    {
    }

    protected virtual void PostStop()
    {
    }

    protected virtual void PreRestart(Exception reason, object message)
    {
        _cell.StopAndForgetChildren();
        PostStop();
    }

    protected virtual void PostRestart(Exception reason) => PreStart();

    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    protected void Become(Receive receive) => _cell.Become(receive);

    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);
}
