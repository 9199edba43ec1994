using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    private DeathWatch? _watch;

    public IActorRef Watch(IActorRef subject) => Watch(subject, message: null);

    public IActorRef WatchWith(IActorRef subject, object message) =>
        Watch(subject, message ?? throw new ArgumentNullException(nameof(message), "WatchWith needs the message to deliver."));

    public IActorRef Unwatch(IActorRef subject)
    {
        if (_watch is not null && !subject.Equals(Self) && _watch.Forget(subject))
        {
            var watchee = (IInternalActorRef)subject;
            watchee.SendSystemMessage(new Unwatch(watchee, Self));
        }

        return subject;
    }

    private IActorRef Watch(IActorRef subject, object? message)
    {
        var watchee = (IInternalActorRef)subject;
        if (!watchee.Equals(Self) && (_watch ??= new DeathWatch()).Add(watchee, message))
        {
            watchee.SendSystemMessage(new Watch(watchee, Self));
        }

        return watchee;
    }

    // The parent is told of every end in any case.
    private void AddWatcher(IInternalActorRef watcher)
    {
        if (!watcher.Equals(Parent))
        {
            (_watch ??= new DeathWatch()).AddWatcher(watcher);
        }
    }

    private void RemoveWatcher(IInternalActorRef watcher) => _watch?.RemoveWatcher(watcher);

    /// <summary>An actor ended that this one watches or that is its child, or both.</summary>
    private void HandleDeath(IActorRef actor, bool existenceConfirmed)
    {
        if (_watch is not null && _watch.Die(actor) && !IsTerminating)
        {
            // Queued behind what the dead actor sent before, so that its last words come first.
            _mailbox.EnqueueNotice(Self, new Envelope(new Terminated(actor, existenceConfirmed, addressTerminated: false), actor));
        }

        HandleChildEnd(actor);
    }

    private void TellWatchers()
    {
        foreach (var watcher in _watch?.Watchers ?? [])
        {
            watcher.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true));
        }
    }

    private void UnwatchAll()
    {
        foreach (var subject in _watch?.Watching ?? [])
        {
            var watchee = (IInternalActorRef)subject;
            watchee.SendSystemMessage(new Unwatch(watchee, Self));
        }

        _watch = null;
    }
}
