using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Watches one actor from outside of any actor; a task says when it has ended.</summary>
internal sealed class TerminationRef : MinimalActorRef
{
    private static readonly ActorPath Root = new RootActorPath(Address.AllSystems) / "watch";
    private static long _last;

    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IInternalActorRef _watchee;

    private TerminationRef(IInternalActorRef watchee)
    {
        _watchee = watchee;
        Path = Root / Interlocked.Increment(ref _last).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public override ActorPath Path { get; }

    /// <summary>True once the actor has ended; it never fails.</summary>
    public Task<bool> Ended => _ended.Task;

    public static TerminationRef Watch(IActorRef target)
    {
        var watchee = target as IInternalActorRef ?? throw new ArgumentException($"{target} is not a reference to an actor, so its end cannot be seen.", nameof(target));
        var watcher = new TerminationRef(watchee);
        watchee.SendSystemMessage(new Watch(watchee, watcher));
        return watcher;
    }

    public void Unwatch()
    {
        if (!_ended.Task.IsCompleted)
        {
            _watchee.SendSystemMessage(new Unwatch(_watchee, this));
        }
    }

    internal override void SendSystemMessage(SystemMessage message)
    {
        if (message is DeathWatchNotification notification && notification.Actor.Equals(_watchee))
        {
            _ended.TrySetResult(true);
        }
    }
}
