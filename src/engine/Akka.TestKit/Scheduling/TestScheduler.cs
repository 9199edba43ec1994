using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.TestKit.Scheduling;

namespace Akka.TestKit;

/// <summary>
/// A scheduler whose time stands still until the test advances it. What falls due then is done in the order of time, on the thread
/// that advances; while it is done the clock shows the moment it was due, so that what it schedules in turn comes where it belongs.
/// </summary>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Due, (TimeSpan At, long Number)> _queue = new();
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();
    private TimeSpan _elapsed;
    private long _number;

    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
        _ = schedulerConfig;
        Log = log;
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => TimeNow;

    public TimeSpan MonotonicClock => Elapsed;

    public TimeSpan HighResMonotonicClock => Elapsed;

    protected DateTimeOffset TimeNow => _start + Elapsed;

    private ILoggingAdapter Log { get; }

    private TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed;
            }
        }
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offset"/> is negative.</exception>
    public void Advance(TimeSpan offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, TimeSpan.Zero);
        var until = Elapsed + offset;
        while (Take(until) is { } due)
        {
            if (!due.IsCancelled)
            {
                Run(due);
            }
        }
    }

    /// <exception cref="InvalidOperationException"><paramref name="when"/> is in the past.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < TimeNow)
        {
            throw new InvalidOperationException($"Time does not run backwards: it is {TimeNow:O}, and {when:O} is over.");
        }

        Advance(when - TimeNow);
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Add(delay, null, action, cancelable);

    public void ScheduleOnce(TimeSpan delay, IRunnable action) => ScheduleOnce(delay, action.Run, null);

    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) => ScheduleOnce(delay, action.Run, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) =>
        ScheduleRepeatedly(initialDelay, interval, action.Run, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        ScheduleRepeatedly(initialDelay, interval, action.Run, cancelable);

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (interval is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(given, TimeSpan.Zero, nameof(interval));
        }

        var due = new Due(action, interval, cancelable);
        lock (_lock)
        {
            _queue.Enqueue(due, (_elapsed + delay, _number++));
        }
    }

    /// <summary>Takes what is due next and sets the clock to its moment; when nothing is, sets the clock to the end.</summary>
    private Due? Take(TimeSpan until)
    {
        lock (_lock)
        {
            if (!_queue.TryPeek(out var due, out var when) || when.At > until)
            {
                _elapsed = Later(until);
                return null;
            }

            _queue.Dequeue();
            _elapsed = Later(when.At);
            return due;
        }
    }

    // What falls due may itself advance the time, further than the one around it.
    private TimeSpan Later(TimeSpan at) => at > _elapsed ? at : _elapsed;

    private void Run(Due due)
    {
        try
        {
            due.Run();
        }
        catch (Exception e)
        {
            Log.Error(e, "A scheduled action failed; if it was to be repeated, it is not");
            return;
        }

        if (due.Interval is { } interval && !due.IsCancelled)
        {
            lock (_lock)
            {
                _queue.Enqueue(due, (_elapsed + interval, _number++));
            }
        }
    }
}
