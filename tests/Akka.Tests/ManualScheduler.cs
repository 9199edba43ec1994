using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Tests;

/// <summary>The engine's timing wheel, turned by the test.</summary>
public sealed class ManualScheduler : SchedulerBase
{
    private readonly ManualTime _time = new();
    private readonly WheelTurns _turns;

    public ManualScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        _turns = new WheelTurns(TimeSpan.FromMilliseconds(1), 64, _time, (cause, _) => Failures.Add(cause));
    }

    public List<Exception> Failures { get; } = [];

    public override TimeSpan MonotonicClock => TimeSpan.FromTicks(_turns.Now);

    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    protected override DateTimeOffset TimeNow => _time.GetUtcNow();

    public void Advance(int milliseconds)
    {
        for (var i = 0; i < milliseconds; i++)
        {
            _turns.Turn();
            _time.Advance(1);
        }

        _turns.Turn();
    }

    /// <summary>Whether anything waits for its time.</summary>
    public bool IsIdle() => _turns.Turn() == long.MaxValue;

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        _turns.Push(new ActionEntry(action, 0, cancelable), delay);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        _turns.Push(new RunnableEntry(action, 0, cancelable), delay);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        _turns.Push(new ActionEntry(action, interval.Ticks, cancelable), initialDelay);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        _turns.Push(new RunnableEntry(action, interval.Ticks, cancelable), initialDelay);

    protected override void InternalScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        _turns.Push(new TellEntry(receiver, message, sender, 0, cancelable), delay);

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        _turns.Push(new TellEntry(receiver, message, sender, interval.Ticks, cancelable), initialDelay);
}
