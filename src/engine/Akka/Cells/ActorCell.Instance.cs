using Akka.Actor;
using Akka.Event;

namespace Akka.Cells;

// The making and the letting go of an actor's instance.
internal sealed partial class ActorCell
{
    private void MakeActor()
    {
        _behavior = null;
        OuterBehaviors = null;
        _strategy = null;
        _actor = null;
        IsCreatingActor = true;
        ActorBase? made;
        try
        {
            made = Props.NewActor();
        }
        catch
        {
            _actor = null; // Its constructor failed, so it was never whole, and there is nothing to dispose.
            throw;
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
        _logsReceive = SystemImpl.Settings.AddLoggingReceive && made is ILogReceive;
        _behavior ??= made.InvokeReceive;
        if (made is IActorStash stashing)
        {
            stashing.Stash = new Stash(this, StashCapacity);
        }

        if (made is IWithTimers timing)
        {
            OwnTimers = new TimerScheduler(this);
            timing.Timers = OwnTimers;
        }

        Plugins = SystemImpl.ActorPipelineResolver.PipelineFor(made.GetType());
        Plugins?.AfterActorIncarnated(made, this);
    }

    private void DropActor()
    {
        var actor = _actor;
        _actor = null;
        _behavior = null;
        OuterBehaviors = null;
        _strategy = null;
        Tasks = null;
        if (actor is not null)
        {
            Plugins?.BeforeActorIncarnated(actor, this);
        }

        Attempt(actor, static dropped => (dropped as IDisposable)?.Dispose());
        Attempt(actor, Props.Release);
    }

    /// <summary>Runs a step of the user's own that must not keep those behind it from being done.</summary>
    private void Attempt(ActorBase? actor, Action<ActorBase> step)
    {
        if (actor is null)
        {
            return;
        }

        try
        {
            step(actor);
        }
        catch (Exception e)
        {
            Publish(new Error(e, Self.Path.ToString(), actor.GetType(), e.Message));
        }
    }
}
