using Akka.Event;

namespace Akka.Actor;

public abstract partial class FSM<TState, TData>
{
    private readonly Dictionary<string, FsmTimer> _timers = [];
    private FsmStateTimer? _stateTimer;

    internal bool IsStateTimerActive => _stateTimer is not null;

    /// <summary>Sends <paramref name="msg"/> to this actor later, as an event. A timer of the same name is cancelled: its message will not come.</summary>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false)
    {
        if (DebugEvent)
        {
            _log.Debug("setting {0}timer '{1}'/{2}: {3}", repeat ? "repeating " : string.Empty, name, timeout, msg);
        }

        CancelTimer(name);
        var scheduler = Context.System.Scheduler;
        var cancelable = new Cancelable(scheduler.Advanced);
        var timer = new FsmTimer(name, msg, repeat, cancelable);
        if (repeat)
        {
            scheduler.ScheduleTellRepeatedly(timeout, timeout, Self, timer, Self, cancelable);
        }
        else
        {
            scheduler.ScheduleTellOnce(timeout, Self, timer, Self, cancelable);
        }

        _timers.Add(name, timer);
    }

    /// <summary>Its message will not come, even if it waits in the mailbox already.</summary>
    public void CancelTimer(string name)
    {
        if (_timers.Remove(name, out var timer))
        {
            if (DebugEvent)
            {
                _log.Debug("canceling timer '{0}'", name);
            }

            timer.Cancel();
        }
    }

    public bool IsTimerActive(string name) => _timers.ContainsKey(name);

    private bool TakeTimer(FsmTimer timer)
    {
        if (!_timers.TryGetValue(timer.Name, out var current) || !ReferenceEquals(current, timer))
        {
            return false;
        }

        if (!timer.Repeat)
        {
            _timers.Remove(timer.Name);
        }

        return true;
    }

    private void CancelTimers()
    {
        foreach (var timer in _timers.Values)
        {
            timer.Cancel();
        }

        _timers.Clear();
    }

    private void StartStateTimer(TimeSpan? timeout)
    {
        CancelStateTimer();
        if (timeout is not { } delay || delay < TimeSpan.Zero || delay == TimeSpan.MaxValue)
        {
            return;
        }

        var scheduler = Context.System.Scheduler;
        var cancelable = new Cancelable(scheduler.Advanced);
        _stateTimer = new FsmStateTimer(cancelable);
        scheduler.ScheduleTellOnce(delay, Self, _stateTimer, Self, cancelable);
    }

    private void CancelStateTimer()
    {
        _stateTimer?.Cancel();
        _stateTimer = null;
    }
}
