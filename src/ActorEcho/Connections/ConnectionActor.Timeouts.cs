using ActorEcho.Connections;
using Akka.Actor;

namespace ActorEcho;

/// <summary>How time ends a connection: it is drained, and reset if it has not taken its last bytes when <c>linger</c> is over.</summary>
public abstract partial class ConnectionActor
{
    private Deadlines? _deadlines;
    private ICancelable? _look;
    private bool _expired;

    private void StartDeadlines()
    {
        if (_settings.Timeouts.IsAny)
        {
            _deadlines = new Deadlines(_settings.Timeouts, Context.System.Scheduler);
            LookAtDeadlines();
        }
    }

    private void LookAtDeadlines()
    {
        // A server that stops has its own deadline for all connections, and its reason is the one to keep.
        if (_reason == CloseReason.AppShutdown)
        {
            return;
        }

        var (over, wait) = _deadlines!.Look(_atEdge || (_canSend && !_peerEnded));
        if (over is not null)
        {
            Expire(over);
        }
        else if (wait is { } time)
        {
            LookAfter(time);
        }
    }

    private void Expire(CloseReason reason)
    {
        if (_atEdge)
        {
            End(reason, "before it was served");
            return;
        }

        _expired = true;
        if (_canSend)
        {
            StopReading(reason);
        }

        _reason = reason;
        LookAfter(_settings.Linger);
    }

    private void OnLook()
    {
        if (_expired)
        {
            End(_reason!, "reset, as its last bytes were not taken in time");
        }
        else
        {
            LookAtDeadlines();
        }
    }

    // Cancelled at the end: a wheel that held on to each ended connection until its lifetime is over would hold an hour's worth of them.
    private void LookAfter(TimeSpan time) => _look = Context.System.Scheduler.ScheduleTellOnceCancelable(time, Self, DeadlineLook.Instance, Self);
}
