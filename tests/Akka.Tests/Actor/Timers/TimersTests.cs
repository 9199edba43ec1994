using Akka.Actor;

namespace Akka.Tests.Actor.Timers;

public sealed class TimersTests : EngineTest
{
    private readonly List<TimingActor> _made = [];

    [Fact]
    public async Task A_single_timer_tells_once_and_is_inactive_then()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartSingleTimer("k", "hello", Ms(10)));
        Assert.True(await Ask(actor, timers => timers.IsTimerActive("k")));
        Time.Advance(9);
        await Settle(actor);
        await Probe.ExpectNothing();
        Time.Advance(1);
        await Probe.Expect("hello");
        Assert.False(await Ask(actor, timers => timers.IsTimerActive("k")));
        Time.Advance(100);
        await Settle(actor);
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task A_periodic_timer_tells_until_cancelled()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartPeriodicTimer("k", "tick", Ms(10)));
        await Do(actor, timers => timers.StartPeriodicTimer("later", "tock", Ms(25), Ms(1000)));
        Time.Advance(30);
        await Probe.ExpectAll("tick", "tick", "tock", "tick");
        Assert.Equal(["k", "later"], await Ask(actor, timers => timers.ActiveTimers.Order().ToArray()));
        await Do(actor, timers => timers.Cancel("k"));
        await Do(actor, timers => timers.Cancel("never started"));
        Time.Advance(100);
        await Settle(actor);
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task The_sender_is_nobody_or_the_one_that_is_given()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartSingleTimer(1, "a", Ms(1)));
        Time.Advance(1);
        await Probe.Expect("a");
        Assert.Equal(System.DeadLetters, _made[0].LastSender);
        await Do(actor, timers => timers.StartSingleTimer(1, "b", Ms(1), Probe.Ref));
        await Do(actor, timers => timers.StartPeriodicTimer(2, "c", Ms(2), Probe.Ref));
        await Do(actor, timers => timers.StartPeriodicTimer(3, "d", Ms(3), Ms(100), Probe.Ref));
        Time.Advance(3);
        await Probe.ExpectAll("b", "c", "d");
        Assert.Equal(Probe.Ref, _made[0].LastSender);
    }

    [Fact]
    public async Task A_message_of_a_cancelled_timer_that_waits_in_the_mailbox_never_arrives()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartSingleTimer("k", "old", Ms(10)));
        await Do(actor, timers =>
        {
            Time.Advance(10);
            timers.Cancel("k");
        });
        await Settle(actor);
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task A_message_of_a_timer_that_was_started_anew_never_arrives()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartPeriodicTimer("k", "old", Ms(10)));
        await Do(actor, timers =>
        {
            Time.Advance(10);
            timers.StartSingleTimer("k", "new", Ms(5));
        });
        Time.Advance(100);
        await Probe.Expect("new");
        await Settle(actor);
        await Probe.ExpectNothing();
        Assert.True(Time.IsIdle());
    }

    [Fact]
    public async Task A_restart_ends_the_timers_and_their_messages_do_not_reach_the_new_instance()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartSingleTimer("k", "of the old one", Ms(10)));
        await Do(actor, timers => timers.StartPeriodicTimer("p", "of the old one", Ms(50)));
        await Do(actor, timers =>
        {
            Time.Advance(10);
            throw new InvalidOperationException("boom");
        });
        await Do(actor, timers => timers.StartSingleTimer("k", "of the new one", Ms(20)));
        Time.Advance(200);
        await Probe.Expect("of the new one");
        await Settle(actor);
        await Probe.ExpectNothing();
        Assert.Equal(2, _made.Count);
        Assert.True(Time.IsIdle());
    }

    [Fact]
    public async Task A_timer_may_be_started_again_from_prestart_after_a_restart()
    {
        var actor = Start(() => new Restarting(Probe.Ref));
        await Settle(actor);
        Time.Advance(10);
        await Probe.Expect("tick 1");
        actor.Tell("fail");
        await Settle(actor);
        Time.Advance(10);
        await Probe.Expect("tick 2");
    }

    [Fact]
    public async Task A_stop_ends_the_timers()
    {
        var actor = Make();
        await Do(actor, timers => timers.StartPeriodicTimer("k", "tick", Ms(10)));
        Probe.Watch(actor);
        actor.Tell(PoisonPill.Instance);
        await Probe.Expect<Terminated>();
        Assert.True(Time.IsIdle());
    }

    [Fact]
    public async Task Cancel_all_ends_all()
    {
        var actor = Make();
        await Do(actor, timers =>
        {
            timers.StartPeriodicTimer("a", "x", Ms(10));
            timers.StartSingleTimer("b", "y", Ms(10));
            timers.CancelAll();
        });
        Assert.Empty(await Ask(actor, timers => timers.ActiveTimers.ToArray()));
        Assert.True(Time.IsIdle());
    }

    [Fact]
    public async Task Automatic_messages_do_their_work_when_they_come_from_a_timer()
    {
        var actor = Make();
        Probe.Watch(actor);
        await Do(actor, timers => timers.StartSingleTimer("k", PoisonPill.Instance, Ms(10)));
        Time.Advance(10);
        await Probe.Expect<Terminated>();
    }

    [Fact]
    public async Task A_timer_restarts_the_receive_timeout_unless_its_message_says_not_to()
    {
        var actor = Make();
        await Do(actor, _ => _made[0].TimeOutAfter(Ms(100)));
        await Do(actor, timers => timers.StartSingleTimer("loud", "loud", Ms(60)));
        Time.Advance(60);
        await Probe.Expect("loud");
        await Settle(actor);
        Time.Advance(60);
        await Settle(actor);
        await Probe.ExpectNothing();
        await Do(actor, timers => timers.StartSingleTimer("quiet", new Quiet(), Ms(60)));
        Time.Advance(60);
        await Probe.Expect<Quiet>();
        await Settle(actor);
        Time.Advance(40);
        await Probe.Expect<ReceiveTimeout>();
    }

    [Fact]
    public async Task A_null_message_is_refused()
    {
        var actor = Make();
        Assert.IsType<ArgumentNullException>(await Ask(actor, timers => Record.Exception(() => timers.StartSingleTimer("k", null!, Ms(10)))));
    }

    private IActorRef Make() => Start(() =>
    {
        var actor = new TimingActor(Probe.Ref);
        _made.Add(actor);
        return actor;
    });

    private static async Task<T> Ask<T>(IActorRef actor, Func<ITimerScheduler, T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        actor.Tell((Action<ITimerScheduler>)(timers => answer.SetResult(question(timers))));
        return await answer.Task.WaitAsync(Patience);
    }

    private static async Task Do(IActorRef actor, Action<ITimerScheduler> action)
    {
        actor.Tell(action);
        await Settle(actor);
    }

    private sealed class Quiet : INotInfluenceReceiveTimeout;

    private sealed class TimingActor(IActorRef probe) : UntypedActor, IWithTimers
    {
        public ITimerScheduler Timers { get; set; } = null!;

        public IActorRef LastSender { get; private set; } = ActorRefs.Nobody;

        public void TimeOutAfter(TimeSpan timeout) => SetReceiveTimeout(timeout);

        protected override void OnReceive(object message)
        {
            if (message is Action<ITimerScheduler> action)
            {
                action(Timers);
            }
            else
            {
                LastSender = Sender;
                probe.Tell(message, Self);
            }
        }
    }

    private sealed class Restarting(IActorRef probe) : UntypedActor, IWithTimers
    {
        private static int _number;

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart() => Timers.StartPeriodicTimer("tick", $"tick {Interlocked.Increment(ref _number)}", Ms(10));

        protected override void OnReceive(object message)
        {
            if (message is "fail")
            {
                throw new InvalidOperationException("boom");
            }

            probe.Tell(message, Self);
        }
    }
}
