using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>
/// The timers of one incarnation of an actor; used in its turns only. A message of a timer that was cancelled, started anew or left by an
/// earlier incarnation is recognised when it is taken from the mailbox, so it never arrives.
/// </summary>
internal sealed class TimerScheduler(IActorContext context) : ITimerScheduler
{
    private readonly Dictionary<object, TimerMessage> _timers = [];

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef? sender) =>
        StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef? sender)
    {
        var timer = Replace(key, msg, repeats: true, out var cancelable);
        context.System.Scheduler.ScheduleTellRepeatedly(initialDelay, interval, context.Self, timer, sender, cancelable);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => StartSingleTimer(key, msg, timeout, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef? sender)
    {
        var timer = Replace(key, msg, repeats: false, out var cancelable);
        context.System.Scheduler.ScheduleTellOnce(timeout, context.Self, timer, sender, cancelable);
    }

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer))
        {
            timer.Cancel();
        }
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
        {
            timer.Cancel();
        }

        _timers.Clear();
    }

    /// <summary>For the cell, before a timer's message reaches the actor.</summary>
    /// <returns>False when the timer is no longer the one that sent it: there is nothing to receive.</returns>
    internal bool InterceptTimerMessage(ITimerMessage msg, [NotNullWhen(true)] out object? message)
    {
        message = null;
        if (!_timers.TryGetValue(msg.Key, out var current) || !ReferenceEquals(current, msg))
        {
            return false;
        }

        if (!current.Repeats)
        {
            _timers.Remove(msg.Key);
        }

        message = current.Message;
        return true;
    }

    private TimerMessage Replace(object key, object msg, bool repeats, out Cancelable cancelable)
    {
        ArgumentNullException.ThrowIfNull(msg);
        Cancel(key);
        cancelable = new Cancelable(context.System.Scheduler.Advanced);
        var timer = msg is INotInfluenceReceiveTimeout
            ? new QuietTimerMessage(key, msg, repeats, cancelable)
            : new TimerMessage(key, msg, repeats, cancelable);
        _timers.Add(key, timer);
        return timer;
    }
}
