using Akka.Actor;
using Akka.TestKit.Waiting;
using Akka.Util;

namespace Akka.TestKit;

// What the test actor does when the test tells it to: it watches, makes children, ignores and flies by auto-pilot.
public abstract partial class TestKitBase
{
    /// <summary>The test actor watches an actor; its end comes as <see cref="Terminated"/>.</summary>
    public IActorRef Watch(IActorRef actorToWatch) => Tell<IActorRef>(new TestActor.Watch(actorToWatch), blocking: true, default).Blocked();

    public Task<IActorRef> WatchAsync(IActorRef actorToWatch) =>
        Tell<IActorRef>(new TestActor.Watch(actorToWatch), blocking: false, default).AsTask();

    public IActorRef Unwatch(IActorRef actorToUnwatch) => Tell<IActorRef>(new TestActor.Unwatch(actorToUnwatch), blocking: true, default).Blocked();

    public Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) =>
        Tell<IActorRef>(new TestActor.Unwatch(actorToUnwatch), blocking: false, default).AsTask();

    /// <summary>Messages are dropped, from here on, for which the function says so.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage)
    {
        ArgumentNullException.ThrowIfNull(shouldIgnoreMessage);
        TestActor.Tell(new TestActor.SetIgnore(message => shouldIgnoreMessage(message)), ActorRefs.NoSender);
    }

    public void IgnoreMessages<TMsg>() => IgnoreMessages(static message => message is TMsg);

    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage)
    {
        ArgumentNullException.ThrowIfNull(shouldIgnoreMessage);
        IgnoreMessages(message => message is TMsg typed && shouldIgnoreMessage(typed));
    }

    public void IgnoreNoMessages() => TestActor.Tell(new TestActor.SetIgnore(null), ActorRefs.NoSender);

    /// <summary>The pilot sees each message from here on, in the test actor's turn, before it waits for the test.</summary>
    public void SetAutoPilot(AutoPilot pilot)
    {
        ArgumentNullException.ThrowIfNull(pilot);
        TestActor.Tell(new TestActor.SetAutoPilot(pilot), ActorRefs.NoSender);
    }

    /// <summary>Makes a child of the test actor, which supervises it by the strategy given or the default one.</summary>
    public IActorRef ChildActorOf(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(props, name, supervisorStrategy, blocking: true, cancellationToken).Blocked();

    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(props, null, supervisorStrategy, blocking: true, cancellationToken).Blocked();

    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        Spawn(props, name, null, blocking: true, cancellationToken).Blocked();

    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        Spawn(props, null, null, blocking: true, cancellationToken).Blocked();

    public Task<IActorRef> ChildActorOfAsync(Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(props, name, supervisorStrategy, blocking: false, cancellationToken).AsTask();

    public Task<IActorRef> ChildActorOfAsync(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Spawn(props, null, supervisorStrategy, blocking: false, cancellationToken).AsTask();

    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        Spawn(props, name, null, blocking: false, cancellationToken).AsTask();

    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        Spawn(props, null, null, blocking: false, cancellationToken).AsTask();

    private ValueTask<IActorRef> Spawn(Props props, string? name, SupervisorStrategy? strategy, bool blocking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(props);
        var spawn = new TestActor.Spawn(
            props,
            name is null ? Option<string>.None : new Option<string>(name),
            strategy is null ? Option<SupervisorStrategy>.None : new Option<SupervisorStrategy>(strategy));
        return Tell<IActorRef>(spawn, blocking, cancellationToken);
    }

    private async ValueTask<T> Tell<T>(object command, bool blocking, CancellationToken cancellationToken)
    {
        var limit = Dilated(TestKitSettings.DefaultTimeout);
        var answer = TestActor.Ask<T>(command, limit, cancellationToken);
        await Waits.For(answer, Timeout.InfiniteTimeSpan, blocking, cancellationToken);
        return await answer;
    }
}
