using Akka.Util;

namespace Akka.Pattern;

// Each transition is one compare-and-swap from the very state it leaves; whoever loses it does nothing.
public partial class CircuitBreaker
{
    private readonly BreakerListeners _listeners = new();
    private BreakerState _state;
    private volatile Exception? _lastCaught;

    public bool IsClosed => State is ClosedState;

    public bool IsOpen => State is OpenState;

    public bool IsHalfOpen => State is HalfOpenState;

    /// <summary>Failures in a row since the circuit was closed; zero while it is not.</summary>
    public long CurrentFailureCount => State is ClosedState closed ? closed.Failures : 0;

    /// <summary>The failure that opened the circuit last, or null.</summary>
    public Exception? LastCaughtException => _lastCaught;

    private BreakerState State => Volatile.Read(ref _state);

    /// <summary>Adds a callback for each time the circuit opens. It runs where the transition happens and must be quick.</summary>
    public CircuitBreaker OnOpen(Action callback)
    {
        _listeners.AddOpen(callback);
        return this;
    }

    /// <summary>Adds a callback for each time a call may be tried. It runs where the transition happens and must be quick.</summary>
    public CircuitBreaker OnHalfOpen(Action callback)
    {
        _listeners.AddHalfOpen(callback);
        return this;
    }

    /// <summary>Adds a callback for each time the circuit closes. It runs where the transition happens and must be quick.</summary>
    public CircuitBreaker OnClose(Action callback)
    {
        _listeners.AddClose(callback);
        return this;
    }

    internal void Trip(BreakerState from, TimeSpan resetTimeout, Exception cause)
    {
        var delay = resetTimeout * (1.0 + (ThreadLocalRandom.Current.NextDouble() * RandomFactor));
        var open = new OpenState(this, resetTimeout, Scheduler.MonotonicClock + delay, cause);
        if (TryMove(from, open))
        {
            _lastCaught = cause;
            Scheduler.Advanced.ScheduleOnce(delay, () => HalfOpen(open));
            _listeners.Opened();
        }
    }

    internal void Close(BreakerState from)
    {
        if (TryMove(from, new ClosedState(this)))
        {
            _lastCaught = null;
            _listeners.Closed();
        }
    }

    /// <summary>The reset timeout that follows one after which the try failed.</summary>
    internal TimeSpan After(TimeSpan resetTimeout)
    {
        var next = resetTimeout.Ticks * ExponentialBackoffFactor;
        return next >= MaxResetTimeout.Ticks ? MaxResetTimeout : TimeSpan.FromTicks((long)next);
    }

    private void HalfOpen(OpenState from)
    {
        if (TryMove(from, new HalfOpenState(this, from.ResetTimeout)))
        {
            _listeners.HalfOpened();
        }
    }

    private bool TryMove(BreakerState from, BreakerState to) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _state, to, from), from);
}
