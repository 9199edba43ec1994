using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    public void InvokeSystem(SystemMessage message)
    {
        if (MustHoldBack(message))
        {
            (HeldBack ??= []).Add(message);
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
            case TaskEnded { Task: { IsFaulted: true } failed }:
                Publish(new Warning(failed.Exception, Self.Path.ToString(), ActorType, "An async handler failed after its actor had ended."));
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// While a restart waits for children to end, nothing else may change the actor's life; and while the actor itself stands
    /// still after its own or its supervisor's failure, the failures of its children wait for its own fate.
    /// </summary>
    private bool MustHoldBack(SystemMessage message) => message switch
    {
        Suspend or Resume or Recreate or Create => IsWaitingForChildren,
        Failed => IsWaitingForChildren || Standstills > 0,
        _ => false,
    };

    private void ReleaseHeldBack()
    {
        for (var i = 0; i < HeldBack?.Count && !IsTerminated;)
        {
            var message = HeldBack[i];
            if (MustHoldBack(message))
            {
                i++;
            }
            else
            {
                HeldBack.RemoveAt(i);
                Handle(message);
                i = 0; // What it did may have freed an earlier one.
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
                    EndTask(ended.Scheduler, ended.Task);
                    break;
                default:
                    throw new InvalidOperationException($"{Self} has no rule for system message {message.GetType()}.");
            }
        }
        catch (Exception e)
        {
            HandleFailure(e, (message as Failed)?.Child);
        }
    }
}
