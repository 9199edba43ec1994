using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private readonly MessageDispatcher _home;
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
            ActorMeters.Count(ActorMeters.Started, ActorType);
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
            Perpetrator = Self;
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
        ActorMeters.Count(ActorMeters.Stopped, ActorType);
        Telemetry(static cell => new ActorStopped(cell.Self, cell.ActorType));
        _mailbox.Close();
        DropActor(); // Before anybody hears of the end, so that what the actor held is free by then.
        Parent.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
        Props = SystemImpl.TerminatedProps;
        _home.RemoveInhabitant();
    }

    private void CancelTimers()
    {
        OwnTimers?.CancelAll();
        OwnTimers = null;
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
