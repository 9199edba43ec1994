using Akka.Actor;

namespace Akka.Tests.Actor.Watching;

public sealed class WatchingTests : EngineTest
{
    [Fact]
    public async Task A_graceful_stop_lets_the_actor_finish_its_messages()
    {
        var actor = Start(() => new Echo(Probe.Ref));
        actor.Tell("a");
        actor.Tell("b");
        Assert.True(await actor.GracefulStop(Patience));
        await Probe.ExpectAll("a", "b");
    }

    [Fact]
    public async Task A_graceful_stop_may_have_a_message_of_its_own()
    {
        var actor = Start(() => new Echo(Probe.Ref));
        Assert.True(await actor.GracefulStop(Patience, "stop"));
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task A_graceful_stop_of_an_actor_that_has_ended_is_done()
    {
        var actor = Start(() => new Echo(Probe.Ref));
        Assert.True(await actor.GracefulStop(Patience));
        Assert.True(await actor.GracefulStop(Patience));
    }

    [Fact]
    public async Task An_actor_that_does_not_stop_in_time_cancels_the_task()
    {
        var actor = Start(() => new Echo(Probe.Ref));
        await Assert.ThrowsAsync<TaskCanceledException>(() => actor.GracefulStop(Ms(5), "go on"));
        await Probe.Expect("go on");
    }

    [Fact]
    public async Task Watch_async_ends_with_the_actor()
    {
        var actor = Start(() => new Echo(Probe.Ref));
        var ended = actor.WatchAsync();
        await Settle(actor);
        Assert.False(ended.IsCompleted);
        System.Stop(actor);
        Assert.True(await ended.WaitAsync(Patience));
        Assert.True(await actor.WatchAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task Watch_async_that_is_cancelled_says_no()
    {
        using var cancellation = new CancellationTokenSource();
        var actor = Start(() => new Echo(Probe.Ref));
        var ended = actor.WatchAsync(cancellation.Token);
        await cancellation.CancelAsync();
        Assert.False(await ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task What_is_no_actor_cannot_be_watched() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new Stranger().WatchAsync());

    private sealed class Echo(IActorRef probe) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "stop")
            {
                Context.Stop(Self);
            }
            else
            {
                probe.Tell(message);
            }
        }
    }

    private sealed class Stranger : IActorRef
    {
        public ActorPath Path => ActorRefs.Nobody.Path;

        public void Tell(object message, IActorRef? sender)
        {
        }

        public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => 0;

        public int CompareTo(IActorRef? other) => 0;

        public int CompareTo(object? obj) => 0;
    }
}
