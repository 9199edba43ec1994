using Akka.Actor;

namespace Akka.TestKit.Tests.Refs;

public sealed class TestActorRefTests() : Xunit2.TestKit("akka.stdout-loglevel = OFF, threads { type = Dispatcher }")
{
    [Fact]
    public void The_actor_is_there_when_it_has_been_made_and_handles_what_it_is_told_at_once()
    {
        var actor = ActorOfAsTestActorRef<Counter>("counter");
        Assert.Equal(Sys.ActorSelection("/user/counter").PathString, $"/user/{actor.Path.Name}");
        actor.Tell(2);
        actor.Tell(3, TestActor);
        Assert.Equal(5, actor.UnderlyingActor.Sum);
    }

    [Fact]
    public void All_forms_make_actors()
    {
        Assert.Equal(7, ActorOfAsTestActorRef(() => new Counter(7)).UnderlyingActor.Sum);
        Assert.Equal(7, ActorOfAsTestActorRef<Counter>(Props.Create(() => new Counter(7))).UnderlyingActor.Sum);
        Assert.Equal("c", ActorOfAsTestActorRef(() => new Counter(7), TestActor, "c").Path.Name);
        Assert.Equal(TestActor.Path, ActorOfAsTestActorRef<Counter>(TestActor).Path.Parent);
        Assert.Equal(TestActor.Path / "d", new TestActorRef<Counter>(Sys, Props.Create<Counter>(), TestActor, "d").Path);
    }

    [Fact]
    public void Receive_calls_the_actor_and_what_it_throws_goes_to_the_test()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Receive(2);
        Assert.Equal(2, actor.UnderlyingActor.Sum);
        var e = Assert.Throws<InvalidOperationException>(() => actor.Receive("fail"));
        Assert.Equal("as told", e.Message);
        actor.Receive(3, TestActor);
        Assert.Equal((5, TestActor), (actor.UnderlyingActor.Sum, actor.UnderlyingActor.LastSender));
    }

    [Fact]
    public async Task Receive_waits_for_an_async_handler()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Receive(TimeSpan.FromTicks(4));
        Assert.Equal(4, actor.UnderlyingActor.Sum);
        await actor.ReceiveAsync(TimeSpan.FromTicks(5));
        Assert.Equal(9, actor.UnderlyingActor.Sum);
        await Assert.ThrowsAsync<InvalidOperationException>(() => actor.ReceiveAsync("fail"));
    }

    [Fact]
    public void A_failing_constructor_is_the_supervisors_matter_and_shows_when_the_actor_is_asked_for()
    {
        var probe = CreateTestProbe();
        TestActorRef<Counter>? actor = null;
        EventFilter.Exception<ActorInitializationException>().ExpectOne(() => actor = ActorOfAsTestActorRef(() => new Counter(-1), probe));
        probe.Watch(actor!);
        probe.ExpectTerminated(actor!);
        var e = Assert.Throws<IllegalActorStateException>(() => actor!.UnderlyingActor);
        Assert.Contains("could not be created", e.Message, StringComparison.Ordinal);
        Assert.Contains("no negative sums", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_actor_that_has_ended_is_not_there()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Assert.Contains("has ended", Assert.Throws<IllegalActorStateException>(() => actor.UnderlyingActor).Message, StringComparison.Ordinal);
        Assert.Throws<IllegalActorStateException>(() => actor.Receive(1));
    }

    [Fact]
    public void A_restarted_actor_is_another()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var before = actor.UnderlyingActor;
        actor.Tell("fail");
        AwaitAssert(() => Assert.NotSame(before, actor.UnderlyingActor));
        actor.Tell(1);
        Assert.Equal(1, actor.UnderlyingActor.Sum);
    }

    [Fact]
    public void On_a_dispatcher_with_threads_the_actor_is_waited_for() =>
        Assert.Equal(3, ActorOfAsTestActorRef<Counter>(Props.Create(() => new Counter(3)).WithDispatcher("threads")).UnderlyingActor.Sum);

    [Fact]
    public void A_parent_that_is_under_test_can_supervise()
    {
        var parent = ActorOfAsTestActorRef<Counter>();
        var child = ActorOfAsTestActorRef<Counter>(parent, "child");
        Assert.Equal(parent.Path / "child", child.Path);
        Assert.Throws<ArgumentException>(() => ActorOfAsTestActorRef<Counter>(Sys.DeadLetters));
    }

    [Fact]
    public void A_family_on_the_calling_thread_is_restarted_and_stopped_before_Tell_returns()
    {
        var parent = ActorOfAsTestActorRef<Counter>();
        var child = ActorOfAsTestActorRef<Counter>(parent, "child");
        Watch(child);
        child.Tell(5);
        EventFilter.Exception<InvalidOperationException>("as told").ExpectOne(() => child.Tell("fail"));
        child.Tell(2);
        Assert.Equal(2, child.UnderlyingActor.Sum);
        parent.Tell(child.Path.Name);
        Assert.Equal(child.Ref, ((Terminated)ReceiveOne(TimeSpan.Zero)).ActorRef);
    }

    [Fact]
    public void It_is_equal_to_the_reference_it_stands_for()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Tell(1, TestActor);
        var self = actor.UnderlyingActor.Me;
        Assert.True(actor == self);
        Assert.True(self == actor);
        Assert.True(actor.Equals(self));
        Assert.True(self.Equals(actor));
        Assert.Equal(self.GetHashCode(), actor.GetHashCode());
        Assert.False(actor != self);
        Assert.True(actor != TestActor);
        Assert.Equal(0, actor.CompareTo(self));
        Assert.Equal(self, TestActorRefBase<Counter>.ToActorRef(actor));
        Assert.Equal($"TestActor{self}", actor.ToString());
    }

    [Fact]
    public void The_actor_watches_for_the_test()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var (watched, forgotten) = (ActorOf(TestActors.BlackHoleActor.Props), ActorOf(TestActors.BlackHoleActor.Props));
        actor.Watch(watched);
        actor.Watch(forgotten);
        actor.Unwatch(forgotten);
        Watch(forgotten);
        Sys.Stop(forgotten);
        ExpectTerminated(forgotten);
        Sys.Stop(watched);
        AwaitAssert(() => Assert.Equal([watched], actor.UnderlyingActor.Ended));
    }

    [Fact]
    public async Task It_can_be_asked()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Tell(4);
        Assert.Equal(4, await actor.Ask<int>("sum"));
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter()
            : this(0)
        {
        }

        public Counter(int start)
        {
            Sum = start >= 0 ? start : throw new ArgumentOutOfRangeException(nameof(start), "no negative sums");
            Receive<int>(number =>
            {
                Sum += number;
                LastSender = Sender;
            });
            ReceiveAsync<TimeSpan>(async time =>
            {
                await Task.Yield();
                Sum += (int)time.Ticks;
            });
            Receive<string>(s => s == "sum", _ => Sender.Tell(Sum));
            Receive<string>(s => s == "child", name => Context.Stop(Context.Child(name)));
            Receive<string>(_ => throw new InvalidOperationException("as told"));
            Receive<Terminated>(terminated => Ended.Add(terminated.ActorRef));
        }

        public int Sum { get; private set; }

        public IActorRef? LastSender { get; private set; }

        public IActorRef Me => Self;

        public List<IActorRef> Ended { get; } = [];
    }
}
