using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Runs one child and starts it again after growing delays. Other messages go to the child; what the child sends here goes to
/// the supervisor's parent.
/// </summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    private readonly BackoffSettings _settings;

    private protected BackoffSupervisorBase(BackoffSettings settings)
    {
        _settings = settings;
    }

    protected Props ChildProps => _settings.ChildProps;

    protected string ChildName => _settings.ChildName;

    protected IBackoffReset Reset => _settings.Reset;

    protected object? ReplyWhileStopped => _settings.ReplyWhileStopped;

    protected Func<object, bool>? FinalStopMessage => _settings.FinalStopMessage;

    protected bool FinalStopMessageReceived { get; set; }

    /// <summary>The child, or null while none runs.</summary>
    protected IActorRef? Child { get; set; }

    protected int RestartCountN { get; set; }

    protected override void PreStart()
    {
        StartChild();
        base.PreStart();
    }

    /// <summary>Handles what every back-off supervisor does, and forwards the rest.</summary>
    protected bool HandleBackoff(object message)
    {
        switch (message)
        {
            case BackoffSupervisor.StartChild:
                StartChild();
                return true;
            case BackoffSupervisor.ResetRestartCount reset:
                RestartCountN = reset.Current == RestartCountN ? 0 : RestartCountN;
                return true;
            case BackoffSupervisor.Reset when Reset is ManualReset:
                RestartCountN = 0;
                return true;
            case BackoffSupervisor.Reset:
                Unhandled(message);
                return true;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(RestartCountN), Self);
                return true;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(Child ?? ActorRefs.Nobody), Self);
                return true;
            default:
                Forward(message);
                return true;
        }
    }

    /// <summary>Starts the child after the next delay, or ends here if it had all its restarts.</summary>
    private protected void Backoff(int maxNrOfRetries)
    {
        if (maxNrOfRetries >= 0 && RestartCountN >= maxNrOfRetries)
        {
            Context.Stop(Self);
            return;
        }

        var delay = BackoffDelay.Of(RestartCountN, _settings.MinBackoff, _settings.MaxBackoff, _settings.RandomFactor);
        RestartCountN++;
        Context.System.Scheduler.ScheduleTellOnce(delay, Self, BackoffSupervisor.StartChild.Instance, Self);
    }

    private void StartChild()
    {
        if (Child is not null)
        {
            return;
        }

        Child = Context.Watch(Context.ActorOf(ChildProps, ChildName));
        if (Reset is AutoReset auto)
        {
            Context.System.Scheduler.ScheduleTellOnce(
                auto.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(RestartCountN), Self);
        }
    }

    private void Forward(object message)
    {
        if (Child is not { } child)
        {
            if (ReplyWhileStopped is { } reply)
            {
                Sender.Tell(reply, Self);
            }
            else
            {
                Context.System.DeadLetters.Forward(message);
            }
        }
        else if (child.Equals(Sender))
        {
            Context.Parent.Forward(message);
        }
        else
        {
            FinalStopMessageReceived |= FinalStopMessage?.Invoke(message) ?? false;
            child.Forward(message);
        }
    }
}
