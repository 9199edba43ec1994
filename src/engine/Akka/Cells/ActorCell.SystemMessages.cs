using Akka.Dispatch;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private Queue<SystemMessage>? _heldBack;

    public void InvokeSystem(SystemMessage message)
    {
        if (MustHoldBack(message))
        {
            (_heldBack ??= new Queue<SystemMessage>()).Enqueue(message);
            return;
        }

        Handle(message);
        ReleaseHeldBack();
    }

    public void DiscardSystem(SystemMessage message)
    {
        switch (message)
        {
            case Watch watch:
                watch.Watcher.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true));
                break;
            case ResumeTask step:
                // The actor is gone, but the method it awaits in may hold resources: it goes on outside of any actor.
                step.Scheduler.RunDetached(step.Task);
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// While a restart waits for children to end, nothing else may change the actor's life; and while the actor itself stands
    /// still after a failure, the failures of its children wait for its own fate.
    /// </summary>
    private bool MustHoldBack(SystemMessage message) => message switch
    {
        Suspend or Resume or Recreate or Create => IsWaitingForChildren,
        Failed => IsWaitingForChildren || _failed,
        _ => false,
    };

    private void ReleaseHeldBack()
    {
        for (var left = _heldBack?.Count ?? 0; left > 0 && !IsTerminated; left--)
        {
            var message = _heldBack!.Dequeue();
            if (MustHoldBack(message))
            {
                _heldBack.Enqueue(message);
            }
            else
            {
                Handle(message);
                left = _heldBack.Count + 1; // What it did may have freed an earlier one.
            }
        }
    }

    private void Handle(SystemMessage message)
    {
        try
        {
            switch (message)
            {
                case Create:
                    CreateActor();
                    break;
                case Suspend:
                    SuspendBySupervisor();
                    break;
                case Resume resume:
                    ResumeBySupervisor(resume.CausedByFailure);
                    break;
                case Recreate recreate:
                    Restart(recreate.Cause);
                    break;
                case Dispatch.Terminate:
                    Terminate();
                    break;
                case Failed failed:
                    HandleChildFailure(failed);
                    break;
                case Watch watch:
                    AddWatcher(watch.Watcher);
                    break;
                case Unwatch unwatch:
                    RemoveWatcher(unwatch.Watcher);
                    break;
                case DeathWatchNotification notification:
                    HandleDeath(notification.Actor, notification.ExistenceConfirmed);
                    break;
                case ResumeTask step:
                    RunStep(step);
                    break;
                case TaskEnded ended:
                    EndTask(ended.Task);
                    break;
                default:
                    throw new InvalidOperationException($"{Self} has no rule for system message {message.GetType()}.");
            }
        }
        catch (Exception e)
        {
            HandleFailure(e, message as Failed);
        }
    }
}
