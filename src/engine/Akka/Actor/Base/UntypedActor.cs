using Akka.Cells;
using Akka.Dispatch;

namespace Akka.Actor;

public abstract class UntypedActor : ActorBase
{
    protected static new IUntypedActorContext Context => ActorCell.CurrentOrThrow();

    protected sealed override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    protected abstract void OnReceive(object message);

    /// <remarks>Until the task ends the actor takes no further user message; code behind an await still runs in the actor's context.</remarks>
    protected void RunTask(Func<Task> action) => ActorTaskScheduler.RunTask(action);

    protected void RunTask(Action action) => ActorTaskScheduler.RunTask(action);

    protected void Become(UntypedReceive receive) => Context.Become(receive);

    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);
}
