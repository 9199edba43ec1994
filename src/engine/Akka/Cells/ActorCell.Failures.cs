using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    /// <summary>Who failed: this actor, or the child whose failure it passed on. Null while all is well.</summary>
    private IActorRef? _perpetrator;

    /// <summary>How often a supervisor, or a failure, has made the actor stand still. The mailbox counts running tasks as well.</summary>
    private int _standstills;

    private SupervisorStrategy Strategy => _strategy ??= Props.SupervisorStrategy ?? _actor!.ChooseSupervisorStrategy();

    /// <summary>The actor failed: it and its children stand still until the supervisor has decided.</summary>
    /// <param name="perpetrator">The child whose failure became this one, if it was; that child stands already.</param>
    private void HandleFailure(Exception cause, IActorRef? perpetrator = null)
    {
        if (_perpetrator is null)
        {
            SuspendChildren(except: stats => stats.Child.Equals(perpetrator));
            ReportFailure(cause, perpetrator ?? Self);
        }
    }

    private void ReportFailure(Exception cause, IActorRef perpetrator)
    {
        _perpetrator = perpetrator;
        StandStill();
        Parent.SendSystemMessage(new Failed(Self, cause, Self.Path.Uid));
    }

    private void StandStill()
    {
        _standstills++;
        _mailbox.Suspend();
    }

    private void GoOn()
    {
        if (_standstills > 0)
        {
            _standstills--;
            _mailbox.Resume();
        }
    }

    private void HandleChildFailure(Failed failure)
    {
        if (FindChild(failure.Child) is not { } stats || stats.Uid != failure.Uid || _actor is null)
        {
            return; // An earlier incarnation's failure, or the child has ended meanwhile.
        }

        // A decider may ask who has failed: it is the sender then.
        var outer = _envelope;
        _envelope = new Envelope(failure, failure.Child);
        try
        {
            if (!Strategy.HandleFailure(this, failure.Child, failure.Cause, stats, Children()))
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
