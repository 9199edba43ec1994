using Akka.Actor;

namespace Akka.Cells;

/// <summary>Whom an actor watches, who watches it, and the notices it has queued to itself.</summary>
internal sealed class DeathWatch
{
    private SmallMap<IActorRef, object?> _watching;
    private object? _watchers; // one, or a set of them
    private Dictionary<IActorRef, object?>? _queued;

    internal IActorRef[] Watching => _watching.Keys();

    internal IInternalActorRef[] Watchers => _watchers switch
    {
        null => [],
        IInternalActorRef one => [one],
        _ => [.. (HashSet<IInternalActorRef>)_watchers],
    };

    internal void AddWatcher(IInternalActorRef watcher)
    {
        switch (_watchers)
        {
            case null:
                _watchers = watcher;
                break;
            case HashSet<IInternalActorRef> several:
                several.Add(watcher);
                break;
            case IInternalActorRef one when !one.Equals(watcher):
                _watchers = new HashSet<IInternalActorRef> { one, watcher };
                break;
        }
    }

    internal void RemoveWatcher(IInternalActorRef watcher)
    {
        if (_watchers is HashSet<IInternalActorRef> several)
        {
            several.Remove(watcher);
        }
        else if (watcher.Equals(_watchers))
        {
            _watchers = null;
        }
    }

    /// <param name="message">What is delivered in place of <see cref="Terminated"/>, or null.</param>
    /// <returns>Whether the subject has to be told.</returns>
    internal bool Add(IActorRef subject, object? message)
    {
        if (_queued?.ContainsKey(subject) == true)
        {
            _queued[subject] = message; // Known to be dead: the notice under way serves this watch as well.
            return false;
        }

        if (_watching.TryGet(subject, out var known))
        {
            return Equals(known, message)
                ? false
                : throw new InvalidOperationException(
                    $"{subject} is watched with {(known is null ? "Terminated" : $"message '{known}'")} already; unwatch it before it is watched with {(message is null ? "Terminated" : $"'{message}'")}.");
        }

        _watching.Set(subject, message);
        return true;
    }

    /// <returns>Whether the subject has to be told.</returns>
    internal bool Forget(IActorRef subject)
    {
        _queued?.Remove(subject);
        return _watching.Remove(subject, out _);
    }

    /// <returns>Whether the dead actor was watched, so that a notice is to be queued.</returns>
    internal bool Die(IActorRef subject)
    {
        if (!_watching.Remove(subject, out var message))
        {
            return false;
        }

        (_queued ??= [])[subject] = message;
        return true;
    }

    internal bool TakeQueued(IActorRef subject, out object? message)
    {
        message = null;
        return _queued is not null && _queued.Remove(subject, out message);
    }
}
