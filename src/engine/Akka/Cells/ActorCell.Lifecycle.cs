using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private readonly MessageDispatcher _home;
    private TimerScheduler? _timers;
    private SupervisorStrategy? _strategy;

    internal Type ActorType => _actor?.GetType() ?? Props.Type;

    internal void Start()
    {
        SendSystemMessage(new Create());
    }

    /// <summary>Makes the actor and runs its start hook; whatever goes wrong is the failure of its creation.</summary>
    private void CreateActor()
    {
        try
        {
            MakeActor();
            _actor!.AroundPreStart();
            DebugLifecycle("started");
            Telemetry(static cell => new ActorStarted(cell.Self, cell.ActorType));
            StartReceiveTimeout();
        }
        catch (Exception e)
        {
            DropActor();
            throw e as ActorInitializationException
                ?? new ActorInitializationException(Self, $"{Self} could not be created: {e.Message}", e);
        }
    }

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

        if (_standstills == 0)
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
        _perpetrator = null;
        try
        {
            MakeActor();
            _actor!.AroundPostRestart(cause, CurrentMessage);
            _envelope = default;
            StartReceiveTimeout();
            DebugLifecycle("restarted");
            Telemetry(cell => new ActorRestarted(cell.Self, cell.ActorType, cause));
            foreach (var child in survivors)
            {
                child.Child.Restart(cause);
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
        _perpetrator = null;
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
        var perpetrator = _perpetrator;
        if (causedByFailure is not null)
        {
            _perpetrator = null;
            _envelope = default;
        }

        ResumeChildren(causedByFailure, perpetrator);
    }

    private void Terminate()
    {
        SetReceiveTimeout(null);
        CancelTimers();
        if (IsTerminating)
        {
            if (_children!.IsDeserted)
            {
                FinishTerminate(); // The last that was waited for came to nothing.
            }

            return;
        }

        // In this order: a child that another thread makes meanwhile is stopped here, or finds the table closed and stops itself.
        if (WaitForChildren(EndOfChildren.Terminate.Instance))
        {
            StopChildren();

            // No user message any more, and no failure is reported: the actor's fate is settled.
            StandStill();
            _perpetrator = Self;
            DebugLifecycle("stopping");
        }
        else
        {
            FinishTerminate();
        }
    }

    private void FinishTerminate()
    {
        // Each step is done even if one before it failed: the parent must learn of the end.
        Attempt(_actor, static actor => actor.AroundPostStop());
        Attempt(_actor, ReturnStash);
        DebugLifecycle("stopped");
        Telemetry(static cell => new ActorStopped(cell.Self, cell.ActorType));
        _mailbox.Close();
        Parent.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
        DropActor();
        Props = SystemImpl.TerminatedProps;
        _home.RemoveInhabitant();
    }

    private void CancelTimers()
    {
        _timers?.CancelAll();
        _timers = null;
    }

    private void DebugLifecycle(string what)
    {
        if (SystemImpl.Settings.DebugLifecycle)
        {
            Publish(new Debug(Self.Path.ToString(), ActorType, $"{what} ({ActorType})"));
        }
    }

    private void Telemetry(Func<ActorCell, IActorTelemetryEvent> happened)
    {
        if (SystemImpl.Settings.EmitActorTelemetry)
        {
            SystemImpl.EventStream.Publish(happened(this));
        }
    }
}
