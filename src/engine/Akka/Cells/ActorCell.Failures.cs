using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private SupervisorStrategy Strategy => _strategy ??= Props.SupervisorStrategy ?? _actor!.ChooseSupervisorStrategy();

    /// <summary>The actor failed: it and its children stand still until the supervisor has decided.</summary>
    /// <param name="perpetrator">The child whose failure became this one, if it was; that child stands already.</param>
    private void HandleFailure(Exception cause, IActorRef? perpetrator = null)
    {
        if (Perpetrator is null)
        {
            SuspendChildren(except: child => child.Equals(perpetrator));
            ReportFailure(cause, perpetrator ?? Self);
        }
    }

    private void ReportFailure(Exception cause, IActorRef perpetrator)
    {
        Perpetrator = perpetrator;
        StandStill();
        if (perpetrator.Equals(Self))
        {
            ActorMeters.Count(ActorMeters.Failures, ActorType);
        }

        Parent.SendSystemMessage(new Failed(Self, cause, Self.Path.Uid));
    }

    private void StandStill()
    {
        Standstills++;
        _mailbox.Suspend();
    }

    private void GoOn()
    {
        if (Standstills > 0)
        {
            Standstills--;
            _mailbox.Resume();
        }
    }

    private void HandleChildFailure(Failed failure)
    {
        if (FindChild(failure.Child) is not { } child || child.Path.Uid != failure.Uid || _actor is null)
        {
            return; // An earlier incarnation's failure, or the child has ended meanwhile.
        }

        // A decider may ask who has failed: it is the sender then.
        var outer = _envelope;
        _envelope = new Envelope(failure, failure.Child);
        try
        {
            var children = Children();
            var stats = children.StatsOf(child, SystemImpl.Scheduler);
            if (!Strategy.HandleFailure(this, failure.Child, failure.Cause, stats, new ChildAccounts(children, SystemImpl.Scheduler)))
            {
                HandleFailure(failure.Cause, failure.Child);
            }
        }
        finally
        {
            _envelope = outer;
        }
    }
}
