using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

/// <remarks>What a supervisor decides about a failure, carried out.</remarks>
internal sealed partial class ActorCell
{
    private void Restart(Exception cause)
    {
        if (IsTerminating)
        {
            return;
        }

        if (_actor is null)
        {
            // The creation itself failed: there is no actor to restart, so another is made.
            CreateAnew();
            return;
        }

        if (Standstills == 0)
        {
            StandStill(); // A child that was made in its parent's restart hook; the others stand since the failure.
        }

        var failed = _actor;
        try
        {
            failed.AroundPreRestart(cause, CurrentMessage);
        }
        catch (Exception e)
        {
            var failure = new PreRestartException(Self, e, cause, CurrentMessage!);
            Publish(new Error(failure, Self.Path.ToString(), ActorType, e.Message));
        }
        finally
        {
            CancelTimers();
            Attempt(failed, ReturnStash);
            DropActor();
        }

        if (!WaitForChildren(new EndOfChildren.Restart(cause)))
        {
            FinishRestart(cause);
        }
    }

    private void FinishRestart(Exception cause)
    {
        var survivors = SnapshotChildren();
        GoOn();
        Perpetrator = null;
        try
        {
            MakeActor();
            _actor!.AroundPostRestart(cause, CurrentMessage);
            _envelope = default;
            StartReceiveTimeout();
            DebugLifecycle("restarted");
            ActorMeters.Count(ActorMeters.Restarted, ActorType);
            Telemetry(cell => new ActorRestarted(cell.Self, cell.ActorType, cause));
            foreach (var child in survivors)
            {
                child.Restart(cause);
            }
        }
        catch (Exception e)
        {
            DropActor();
            SuspendChildren(except: survivors.Contains); // Those stand still since the first failure.
            ReportFailure(new PostRestartException(Self, e, cause), Self);
        }
    }

    private void CreateAnew()
    {
        CancelReceiveTimeout();
        StopChildren();
        if (!WaitForChildren(EndOfChildren.Create.Instance))
        {
            FinishCreateAnew();
        }
    }

    private void FinishCreateAnew()
    {
        GoOn();
        Perpetrator = null;
        _envelope = default;
        CreateActor();
    }

    private void SuspendBySupervisor()
    {
        StandStill();
        SuspendChildren(except: static _ => false);
    }

    private void ResumeBySupervisor(Exception? causedByFailure)
    {
        if (IsTerminating)
        {
            return;
        }

        if (_actor is null)
        {
            Publish(new Warning(causedByFailure, Self.Path.ToString(), ActorType, "Resumed before it could be created, so it is created again."));
            CreateAnew();
            return;
        }

        GoOn();
        var perpetrator = Perpetrator;
        if (causedByFailure is not null)
        {
            Perpetrator = null;
            _envelope = default;
        }

        ResumeChildren(causedByFailure, perpetrator);
    }
}
