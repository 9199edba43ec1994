using Akka.Actor;
using Akka.TestKit.Configs;

namespace Akka.TestKit.Tests.Scheduling;

public sealed class TestSchedulerTests() : Xunit2.TestKit(TestConfigs.TestSchedulerConfig)
{
    private readonly List<string> _done = [];

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Nothing_happens_until_the_time_is_advanced()
    {
        Scheduler.ScheduleTellOnce(Seconds(1), TestActor, "x", ActorRefs.NoSender);
        Scheduler.Advance(Seconds(0.999));
        Assert.False(HasMessages);
        Scheduler.Advance(TimeSpan.FromMilliseconds(1));
        ExpectMsg("x");
        Scheduler.Advance(Seconds(100));
        Assert.False(HasMessages);
    }

    [Fact]
    public void What_is_due_is_done_in_the_order_of_time_and_then_of_scheduling()
    {
        Scheduler.ScheduleOnce(Seconds(2), () => _done.Add("third"));
        Scheduler.ScheduleOnce(Seconds(1), () => _done.Add("first"));
        Scheduler.ScheduleOnce(Seconds(1), () => _done.Add("second"));
        Scheduler.Advance(Seconds(3));
        Assert.Equal(["first", "second", "third"], _done);
    }

    [Fact]
    public void The_clock_shows_when_it_was_due()
    {
        var start = Scheduler.Now;
        var due = new List<TimeSpan>();
        Scheduler.ScheduleRepeatedly(Seconds(1), Seconds(2), () => due.Add(Scheduler.Now - start));
        Scheduler.Advance(Seconds(6));
        Assert.Equal([Seconds(1), Seconds(3), Seconds(5)], due);
        Assert.Equal(start + Seconds(6), Scheduler.Now);
        Assert.Equal(Seconds(6), Scheduler.MonotonicClock);
        Assert.Equal(Seconds(6), Scheduler.HighResMonotonicClock);
    }

    [Fact]
    public void What_is_scheduled_meanwhile_belongs_to_the_same_advance_if_it_is_due()
    {
        Scheduler.ScheduleOnce(Seconds(1), () =>
        {
            _done.Add("a");
            Scheduler.ScheduleOnce(Seconds(1), () => _done.Add("b"));
            Scheduler.ScheduleOnce(Seconds(5), () => _done.Add("c"));
        });
        Scheduler.Advance(Seconds(3));
        Assert.Equal(["a", "b"], _done);
        Scheduler.Advance(Seconds(3));
        Assert.Equal(["a", "b", "c"], _done);
    }

    [Fact]
    public void The_cancelled_is_not_done()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        Scheduler.ScheduleTellRepeatedly(Seconds(1), Seconds(1), TestActor, "x", ActorRefs.NoSender, cancelable);
        Scheduler.Advance(Seconds(2));
        Assert.Equal(["x", "x"], ReceiveN(2));
        cancelable.Cancel();
        Scheduler.Advance(Seconds(2));
        Assert.False(HasMessages);
    }

    [Fact]
    public void Cancelling_later_is_virtual_too()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.CancelAfter(Seconds(1));
        Scheduler.Advance(Seconds(0.5));
        Assert.False(cancelable.IsCancellationRequested);
        Scheduler.Advance(Seconds(0.5));
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void Advancing_to_a_moment()
    {
        Scheduler.ScheduleOnce(Seconds(1), () => _done.Add("x"));
        Scheduler.AdvanceTo(Scheduler.Now + Seconds(1));
        Assert.Equal(["x"], _done);
        Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(Scheduler.Now - Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.Advance(Seconds(-1)));
    }

    [Fact]
    public void An_action_may_advance_the_time_itself()
    {
        var start = Scheduler.Now;
        Scheduler.ScheduleOnce(Seconds(1), () => Scheduler.Advance(Seconds(10)));
        Scheduler.Advance(Seconds(2));
        Assert.Equal(start + Seconds(11), Scheduler.Now);
    }

    [Fact]
    public void A_failure_is_logged_and_what_comes_after_it_is_done()
    {
        Scheduler.ScheduleRepeatedly(Seconds(1), Seconds(1), () => throw new InvalidOperationException("as planned"));
        Scheduler.ScheduleOnce(Seconds(2), () => _done.Add("x"));
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => Scheduler.Advance(Seconds(3)));
        Assert.Equal(["x"], _done);
    }

    [Fact]
    public void Times_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleOnce(Seconds(-1), () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleRepeatedly(Seconds(1), TimeSpan.Zero, () => { }));
    }

    [Fact]
    public void Actors_live_in_virtual_time()
    {
        var actor = ActorOfAsTestActorRef<Sleeper>(Props.Create(() => new Sleeper(TestActor)));
        Scheduler.Advance(Seconds(59));
        Assert.False(HasMessages);
        Scheduler.Advance(Seconds(1));
        ExpectMsg(ReceiveTimeout.Instance);
        Assert.NotNull(actor.UnderlyingActor);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private sealed class Sleeper : ReceiveActor
    {
        public Sleeper(IActorRef target)
        {
            Context.SetReceiveTimeout(Seconds(60));
            ReceiveAny(message => target.Tell(message));
        }
    }
}
