using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private SupervisorStrategy Strategy => _strategy ??= Props.SupervisorStrategy ?? _actor!.ChooseSupervisorStrategy();

    /// <summary>The actor failed: it and its children stand still until the supervisor has decided.</summary>
    /// <param name="escalated">The child's failure that this one was made of, if it was; that child stands already.</param>
    private void HandleFailure(Exception cause, Failed? escalated = null)
    {
        if (!_failed)
        {
            SuspendChildren(except: escalated?.Child);
            ReportFailure(cause);
        }
    }

    private void ReportFailure(Exception cause)
    {
        _failed = true;
        _mailbox.Suspend();
        Parent.SendSystemMessage(new Failed(Self, cause, Self.Path.Uid));
    }

    private void HandleChildFailure(Failed failure)
    {
        if (FindChild(failure.Child) is not { } stats || stats.Uid != failure.Uid || _actor is null)
        {
            return; // An earlier incarnation's failure, or the child has ended meanwhile.
        }

        if (!Strategy.HandleFailure(this, failure.Child, failure.Cause, stats, SnapshotChildren()))
        {
            throw failure.Cause;
        }
    }
}
