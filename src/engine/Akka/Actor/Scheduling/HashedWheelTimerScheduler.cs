using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The scheduler: a hashed timing wheel on a thread of its own. A timer is never early and at most one tick late. Actions run on the wheel's
/// thread and must not block it; one that throws is logged, and not repeated any more.
/// </summary>
public sealed class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private readonly TimeProvider _time;
    private readonly WheelTurns _turns;
    private readonly WheelThread _thread;
    private readonly TimeSpan _shutdownTimeout;

    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
        : this(scheduler, log, TimeProvider.System)
    {
    }

    internal HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log, TimeProvider time)
        : base(scheduler, log)
    {
        var settings = WheelSettings.Read(scheduler);
        _time = time;
        _shutdownTimeout = settings.ShutdownTimeout;
        _turns = new WheelTurns(settings.TickDuration, settings.TicksPerWheel, time, LogFailure);
        _thread = new WheelThread(_turns, settings.ShutdownTimeout);
    }

    public override TimeSpan MonotonicClock => TimeSpan.FromTicks(_turns.Now);

    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    protected override DateTimeOffset TimeNow => _time.GetLocalNow();

    /// <summary>What is scheduled will not run; an action that is running gets <c>akka.scheduler.shutdown-timeout</c> to end.</summary>
    public void Dispose()
    {
        if (!_thread.Stop())
        {
            Log.Warning("A scheduled action still runs {0} after the scheduler was shut down", _shutdownTimeout);
        }
    }

    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Push(new ActionEntry(action, 0, cancelable), delay, cancelable);

    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Push(new RunnableEntry(action, 0, cancelable), delay, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Push(new ActionEntry(action, interval.Ticks, cancelable), initialDelay, cancelable);

    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Push(new RunnableEntry(action, interval.Ticks, cancelable), initialDelay, cancelable);

    protected override void InternalScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Push(new TellEntry(receiver, message, sender, 0, cancelable), delay, cancelable);

    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Push(new TellEntry(receiver, message, sender, interval.Ticks, cancelable), initialDelay, cancelable);

    private void Push(WheelEntry entry, TimeSpan delay, ICancelable? cancelable)
    {
        if (cancelable is { IsCancellationRequested: true })
        {
            return;
        }

        if (!_thread.Push(entry, delay))
        {
            throw new SchedulerException($"The scheduler has been shut down; it does not take {entry}.");
        }
    }

    private void LogFailure(Exception cause, WheelEntry entry) => Log.Error(cause, "The scheduler's {0} failed", entry);
}
