using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace ActorEcho.TestKit.Engine;

/// <summary>
/// The one thread of a scenario: its clock, what is due on it, and the actors that are ready to run. Time stands still while any actor has
/// something to do, then jumps to the next moment at which something is due; so an hour costs what happens in it.
/// </summary>
/// <remarks>It is the actor system's scheduler as well, since that is what dispatchers are given to find it by.</remarks>
internal sealed class VirtualTime : IScheduler, IAdvancedScheduler
{
    /// <summary>Turns of actors and events without any time passing after which something must be going in circles.</summary>
    private const int MostTurns = 1_000_000;

    // The same in every run, or times in log lines would not replay.
    private static readonly DateTimeOffset Start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Due, (TimeSpan At, long Number)> _due = new();
    private readonly List<IRunnable> _ready = [];
    private Random? _order;
    private TimeSpan _elapsed;
    private TimeSpan _turnsAt;
    private int _turns;
    private long _number;

    public VirtualTime(Config config, ILoggingAdapter log) => _ = (config, log);

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => Start + _elapsed;

    public TimeSpan MonotonicClock => _elapsed;

    public TimeSpan HighResMonotonicClock => _elapsed;

    /// <summary>From now on actors that are ready at the same moment run in the order that the seed picks, message by message.</summary>
    public void Shuffle(int seed) => _order = new Random(seed);

    /// <summary>An actor has something to do. May be called on any thread; the actor runs on that of the scenario.</summary>
    public void Enqueue(IRunnable run)
    {
        lock (_lock)
        {
            _ready.Add(run);
        }
    }

    /// <summary>Does something after a while.</summary>
    public void After(TimeSpan delay, Action action) => Add(delay, null, action, null);

    /// <summary>Runs all that is ready or due now.</summary>
    public void Settle() => AdvanceTo(_elapsed);

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        AdvanceTo(_elapsed + time);
    }

    /// <summary>Lets time pass, from one event to the next, until the condition holds. If it does not within the patience, all of that has passed.</summary>
    public bool AdvanceUntil(Func<bool> condition, TimeSpan patience)
    {
        var deadline = _elapsed + patience;
        for (RunReady(); !condition(); RunReady())
        {
            if (!TryStep(deadline))
            {
                _elapsed = deadline;
                return false;
            }
        }

        return true;
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) => Add(delay, null, () => receiver.Tell(message, sender), null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), null);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, null, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Add(delay, null, action, cancelable);

    public void ScheduleOnce(TimeSpan delay, IRunnable action) => Add(delay, null, action.Run, null);

    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) => Add(delay, null, action.Run, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => Add(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) => Add(initialDelay, interval, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) => Add(initialDelay, interval, action.Run, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) => Add(initialDelay, interval, action.Run, cancelable);

    private void AdvanceTo(TimeSpan end)
    {
        do
        {
            RunReady();
        }
        while (TryStep(end));

        _elapsed = end;
    }

    // The test's context would take what actors await into the test, and out of the order of the seed.
    private void RunReady()
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            for (NoteTurn(); TryTakeReady(out var run); NoteTurn())
            {
                run.Run();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void NoteTurn()
    {
        _turns = _turnsAt == _elapsed ? _turns + 1 : 0;
        _turnsAt = _elapsed;
        if (_turns > MostTurns)
        {
            _turns = 0;
            throw new InvalidOperationException($"The actors do not come to rest: {MostTurns} messages or events, and no time has passed.");
        }
    }

    private bool TryTakeReady(out IRunnable run)
    {
        lock (_lock)
        {
            if (_ready.Count == 0)
            {
                run = null!;
                return false;
            }

            var index = _order?.Next(_ready.Count) ?? 0;
            run = _ready[index];
            _ready.RemoveAt(index);
            return true;
        }
    }

    /// <summary>Does what is due next, if that is not after the end.</summary>
    private bool TryStep(TimeSpan end)
    {
        Due due;
        lock (_lock)
        {
            do
            {
                if (!_due.TryPeek(out due!, out var when) || when.At > end)
                {
                    return false;
                }

                _due.Dequeue();
                _elapsed = due.IsCancelled ? _elapsed : when.At;
            }
            while (due.IsCancelled);
        }

        due.Action();
        if (due.Interval is { } interval)
        {
            Add(interval, interval, due.Action, due.Cancelable);
        }

        return true;
    }

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(interval));
        lock (_lock)
        {
            _due.Enqueue(new Due(action, interval, cancelable), (_elapsed + delay, _number++));
        }
    }

    private sealed record Due(Action Action, TimeSpan? Interval, ICancelable? Cancelable)
    {
        public bool IsCancelled => Cancelable is { IsCancellationRequested: true };
    }
}
