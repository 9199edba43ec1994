using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Tests;

/// <summary>What a puppet does in its hooks; a hook that is not set does what the base class does.</summary>
public sealed class PuppetHooks
{
    public Action<Puppet>? Constructor { get; set; }

    public Action<Puppet>? PreStart { get; set; }

    public Action<Puppet>? PostStop { get; set; }

    public Action<Puppet, Exception, object>? PreRestart { get; set; }

    public Action<Puppet, Exception>? PostRestart { get; set; }

    public SupervisorStrategy? Strategy { get; set; }

    public Action<Puppet, object>? Receive { get; set; }

    /// <summary>Whether the steps of its life are reported, as the names of the hooks.</summary>
    public bool Life { get; set; }
}

/// <summary>A puppet's report of a <see cref="Terminated"/>.</summary>
public sealed record Ended(IActorRef Actor, bool ExistenceConfirmed);

/// <summary>
/// An actor in the test's hands: told a function it runs it in its turn, told an exception it throws it, and anything else it
/// passes on to the test.
/// </summary>
public class Puppet : UntypedActor
{
    private readonly PuppetHooks _hooks;

    public Puppet(IActorRef test, PuppetHooks hooks)
    {
        Test = test;
        _hooks = hooks;
        Report("constructor");
        hooks.Constructor?.Invoke(this);
    }

    public IActorRef Test { get; }

    [SuppressMessage("Performance", "CA1822", Justification = "Reached through the puppet, as all else in it.")]
    public new IUntypedActorContext Context => UntypedActor.Context;

    public new IActorRef Self => base.Self;

    public new IActorRef Sender => base.Sender;

    public static Props Props(IActorRef test, Action<PuppetHooks>? set = null)
    {
        var hooks = new PuppetHooks();
        set?.Invoke(hooks);
        return Akka.Actor.Props.Create(() => new Puppet(test, hooks));
    }

    public void DefaultPreRestart(Exception reason, object message) => base.PreRestart(reason, message);

    public new void Become(UntypedReceive receive) => base.Become(receive);

    public new void BecomeStacked(UntypedReceive receive) => base.BecomeStacked(receive);

    public new void UnbecomeStacked() => base.UnbecomeStacked();

    public new void RunTask(Func<Task> action) => base.RunTask(action);

    public new void SetReceiveTimeout(TimeSpan? timeout) => base.SetReceiveTimeout(timeout);

    public new void Unhandled(object message) => base.Unhandled(message);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Action<Puppet> action:
                action(this);
                break;
            case Exception exception:
                throw exception;
            case Terminated ended when _hooks.Receive is null:
                Test.Tell(new Ended(ended.ActorRef, ended.ExistenceConfirmed)); // Passed on as it is, the notice would be taken for the engine's.
                break;
            default:
                if (_hooks.Receive is { } receive)
                {
                    receive(this, message);
                }
                else
                {
                    Test.Tell(message);
                }

                break;
        }
    }

    protected override void PreStart()
    {
        Report("PreStart");
        _hooks.PreStart?.Invoke(this);
    }

    protected override void PostStop()
    {
        Report("PostStop");
        _hooks.PostStop?.Invoke(this);
    }

    protected override void PreRestart(Exception reason, object message)
    {
        Report("PreRestart");
        if (_hooks.PreRestart is { } hook)
        {
            hook(this, reason, message);
        }
        else
        {
            base.PreRestart(reason, message);
        }
    }

    protected override void PostRestart(Exception reason)
    {
        Report("PostRestart");
        if (_hooks.PostRestart is { } hook)
        {
            hook(this, reason);
        }
        else
        {
            base.PostRestart(reason);
        }
    }

    protected override SupervisorStrategy SupervisorStrategy() => _hooks.Strategy ?? base.SupervisorStrategy();

    private void Report(string step)
    {
        if (_hooks.Life)
        {
            Test.Tell(step);
        }
    }
}

internal static class PuppetExtensions
{
    /// <summary>Has a puppet do something in its turn.</summary>
    internal static void Do(this IActorRef puppet, Action<Puppet> action) => puppet.Tell(action, ActorRefs.NoSender);

    /// <summary>Has a puppet find something out in its turn. It is sent behind all that was sent before.</summary>
    internal static async Task<T> Get<T>(this IActorRef puppet, Func<Puppet, T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        puppet.Do(self =>
        {
            try
            {
                result.SetResult(function(self));
            }
            catch (Exception e)
            {
                result.SetException(e);
            }
        });
        return await result.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Has a puppet make another as its child.</summary>
    internal static Task<IActorRef> Child(this IActorRef puppet, Props props, string? name = null) =>
        puppet.Get(self => self.Context.ActorOf(props, name));

    /// <summary>Completes when an actor has ended.</summary>
    internal static Task WatchEnd(this IActorRef actor, ActorSystem system)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watcher = system.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.Receive = (_, _) => ended.SetResult()));
        watcher.Do(self => self.Context.WatchWith(actor, "ended"));
        return ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Waits until an actor has handled what it has been sent.</summary>
    internal static async Task Settle(this IActorRef actor) =>
        await actor.Ask<ActorIdentity>(new Identify(null), Timeout.InfiniteTimeSpan).WaitAsync(TimeSpan.FromSeconds(20));
}
