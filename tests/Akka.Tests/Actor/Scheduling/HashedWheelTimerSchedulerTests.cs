using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Tests.Actor.Scheduling;

public sealed class HashedWheelTimerSchedulerTests : IDisposable
{
    private const string Settings = "akka.scheduler { tick-duration = 1ms, ticks-per-wheel = 64, shutdown-timeout = 20s }";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly HashedWheelTimerScheduler _scheduler = new(ConfigurationFactory.ParseString(Settings), NoLogger.Instance);
    private readonly Recorder _recorder = new();

    private IScheduler Tells => _scheduler;

    private IActionScheduler Actions => _scheduler;

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void A_message_is_told_with_its_sender_and_not_early()
    {
        var before = _scheduler.MonotonicClock;
        Tells.ScheduleTellOnce(Soon, _recorder, "hello", ActorRefs.Nobody);
        Assert.Equal(("hello", ActorRefs.Nobody), _recorder.Next());
        Assert.True(_scheduler.MonotonicClock - before >= Soon);
    }

    [Fact]
    public void A_message_is_told_again_until_cancelled()
    {
        var cancelable = Tells.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, Soon, _recorder, "tick", ActorRefs.NoSender);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("tick", _recorder.Next().Message);
        }

        cancelable.Cancel();
        _recorder.Drain();
        Tells.ScheduleTellOnce(30, _recorder, "after", ActorRefs.NoSender);
        Assert.Equal("after", _recorder.Next().Message);
    }

    [Fact]
    public void Actions_and_runnables_run_once_and_again()
    {
        using var cancel = new Cancelable(Actions);
        Actions.ScheduleOnce(Soon, () => _recorder.Tell("action", null));
        Assert.Equal("action", _recorder.Next().Message);
        _scheduler.ScheduleOnce(Soon, new Runnable(() => _recorder.Tell("runnable", null)));
        Assert.Equal("runnable", _recorder.Next().Message);
        _scheduler.ScheduleRepeatedly(Soon, Soon, new Runnable(() => _recorder.Tell("again", null)), cancel);
        Assert.Equal("again", _recorder.Next().Message);
        Assert.Equal("again", _recorder.Next().Message);
        cancel.Cancel();
        var other = Actions.ScheduleRepeatedlyCancelable(1, 1, () => _recorder.Tell("other", null));
        Assert.True(SpinWait.SpinUntil(() => _recorder.Next().Message is "other", Patience));
        other.Cancel();
    }

    [Fact]
    public void What_is_cancelled_in_time_does_not_happen()
    {
        using var gate = new ManualResetEventSlim();
        Actions.ScheduleOnce(TimeSpan.Zero, () => gate.Wait(Patience));
        Tells.ScheduleTellOnceCancelable(5, _recorder, "no", ActorRefs.NoSender).Cancel();
        Actions.ScheduleOnceCancelable(5, () => _recorder.Tell("no", null)).Cancel();
        Tells.ScheduleTellOnce(Soon, _recorder, "no", ActorRefs.NoSender, Cancelable.CreateCanceled());
        Tells.ScheduleTellOnce(20, _recorder, "yes", ActorRefs.NoSender);
        gate.Set();
        Assert.Equal("yes", _recorder.Next().Message);
    }

    [Fact]
    public void Cancel_after_cancels_then()
    {
        using var cancelled = new ManualResetEventSlim();
        using var cancelable = new Cancelable(Tells, Soon);
        cancelable.Token.Register(cancelled.Set);
        Assert.True(cancelled.Wait(Patience));
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void Cancel_after_that_comes_after_dispose_does_nothing()
    {
        var cancelable = new Cancelable(Tells, 1);
        cancelable.Dispose();
        Tells.ScheduleTellOnce(20, _recorder, "alive", ActorRefs.NoSender);
        Assert.Equal("alive", _recorder.Next().Message);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("delay", () => Tells.ScheduleTellOnce(TimeSpan.FromTicks(-1), _recorder, "x", ActorRefs.NoSender));
        Assert.Throws<ArgumentOutOfRangeException>("delay", () => Actions.ScheduleOnce(-1, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>("delay", () => _scheduler.ScheduleOnce(TimeSpan.FromTicks(-1), new Runnable(() => { })));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => Tells.ScheduleTellRepeatedly(Soon, TimeSpan.Zero, _recorder, "x", ActorRefs.NoSender));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => Actions.ScheduleRepeatedly(1, 0, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => _scheduler.ScheduleRepeatedly(Soon, TimeSpan.Zero, new Runnable(() => { })));
        Assert.Throws<ArgumentNullException>("message", () => Tells.ScheduleTellOnce(Soon, _recorder, null!, ActorRefs.NoSender));
        Assert.Throws<ArgumentNullException>("receiver", () => Tells.ScheduleTellOnce(Soon, null!, "x", ActorRefs.NoSender));
        Assert.Throws<ArgumentNullException>("action", () => Actions.ScheduleOnce(Soon, null!));
    }

    [Fact]
    public void After_its_end_it_takes_nothing_and_drops_what_waits()
    {
        Tells.ScheduleTellOnce(Soon, _recorder, "x", ActorRefs.NoSender);
        _scheduler.Dispose();
        Assert.Throws<SchedulerException>(() => Tells.ScheduleTellOnce(Hour, _recorder, "y", ActorRefs.NoSender));
    }

    [Theory]
    [InlineData("tick-duration = 0.5ms", "tick-duration")]
    [InlineData("ticks-per-wheel = 0", "ticks-per-wheel")]
    [InlineData("ticks-per-wheel = 65537", "ticks-per-wheel")]
    public void A_setting_out_of_its_range_is_named(string setting, string key)
    {
        var config = ConfigurationFactory.ParseString($"akka.scheduler {{ {setting} }}").WithFallback(Settings);
        var error = Assert.Throws<ConfigurationException>(() => new HashedWheelTimerScheduler(config, NoLogger.Instance));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_may_come_as_the_section_too()
    {
        var section = ConfigurationFactory.ParseString(Settings).GetConfig("akka.scheduler");
        Assert.Equal(new WheelSettings(TimeSpan.FromMilliseconds(1), 64, TimeSpan.FromSeconds(20)), WheelSettings.Read(section));
    }

    private sealed class Runnable(Action action) : IRunnable
    {
        public void Run() => action();

        public void Execute() => action();
    }

    private sealed class Recorder : ICanTell
    {
        private readonly BlockingCollection<(object Message, IActorRef? Sender)> _told = [];

        public void Tell(object message, IActorRef? sender) => _told.Add((message, sender));

        public (object Message, IActorRef? Sender) Next()
        {
            Assert.True(_told.TryTake(out var told, Patience));
            return told;
        }

        public void Drain()
        {
            while (_told.TryTake(out _, TimeSpan.FromMilliseconds(30)))
            {
            }
        }
    }
}
