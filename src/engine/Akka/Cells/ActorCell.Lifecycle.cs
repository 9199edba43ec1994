using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private readonly MessageDispatcher _home;
    private TimerScheduler? _timers;
    private bool _failed;
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

    private void MakeActor()
    {
        _behavior = null;
        _outerBehaviors = null;
        _strategy = null;
        _actor = null;
        IsCreatingActor = true;
        ActorBase? made;
        try
        {
            made = Props.NewActor();
        }
        finally
        {
            IsCreatingActor = false;
        }

        if (made is null || !ReferenceEquals(made, _actor))
        {
            _actor = null;
            throw new ActorInitializationException(
                Self, $"The props of {Self} made {(made is null ? "null" : "an actor that belongs to another reference")}; they must make a new actor each time.");
        }

        made.OnConstructed();
        _behavior ??= made.InvokeReceive;
        if (made is IActorStash stashing)
        {
            stashing.Stash = new Stash(this, StashCapacity);
        }

        if (made is IWithTimers timing)
        {
            _timers = new TimerScheduler(this);
            timing.Timers = _timers;
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
            ReturnStash(failed);
            DropActor(failed);
        }

        if (!WaitForChildren(new EndOfChildren.Restart(cause)))
        {
            FinishRestart(cause);
        }
    }

    private void FinishRestart(Exception cause)
    {
        var survivors = SnapshotChildren();
        try
        {
            _mailbox.Resume();
            _failed = false;
            MakeActor();
            _actor!.AroundPostRestart(cause, CurrentMessage);
            _envelope = default;
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
            ReportFailure(new PostRestartException(Self, e, cause)); // The survivors stand still from the first failure.
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
        _mailbox.Resume();
        _failed = false;
        CreateActor();
    }

    private void SuspendBySupervisor()
    {
        _mailbox.Suspend();
        SuspendChildren(except: null);
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

        _mailbox.Resume();
        if (causedByFailure is not null)
        {
            _failed = false;
            _envelope = default;
        }

        ResumeChildren(causedByFailure);
    }

    private void Terminate()
    {
        SetReceiveTimeout(null);
        CancelTimers();
        if (IsTerminating)
        {
            return;
        }

        StopChildren();
        if (WaitForChildren(EndOfChildren.Terminate.Instance))
        {
            // No user message any more, and no failure is reported: the actor's fate is settled.
            _mailbox.Suspend();
            _failed = true;
            DebugLifecycle("stopping");
        }
        else
        {
            FinishTerminate();
        }
    }

    private void FinishTerminate()
    {
        var actor = _actor;
        try
        {
            actor?.AroundPostStop();
        }
        catch (Exception e)
        {
            Publish(new Error(e, Self.Path.ToString(), ActorType, e.Message));
        }

        // Each step is done even if one before it failed: the parent must learn of the end.
        DebugLifecycle("stopped");
        Telemetry(static cell => new ActorStopped(cell.Self, cell.ActorType));
        ReturnStash(actor);
        _mailbox.Close();
        Parent.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
        DropActor(actor);
        Props = SystemImpl.TerminatedProps;
        _home.RemoveInhabitant();
    }

    private void DropActor() => DropActor(_actor);

    private void DropActor(ActorBase? actor)
    {
        _actor = null;
        _behavior = null;
        _outerBehaviors = null;
        _strategy = null;
        if (actor is not null)
        {
            try
            {
                Props.Release(actor);
                (actor as IDisposable)?.Dispose();
            }
            catch (Exception e)
            {
                Publish(new Error(e, Self.Path.ToString(), actor.GetType(), $"The actor could not be disposed: {e.Message}"));
            }
        }
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
