using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Cells;

/// <summary>The reference to a path where no actor lives: what it is told is a dead letter, and a watcher learns at once.</summary>
internal class EmptyLocalActorRef(ActorPath path, EventStream eventStream) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    public override bool IsTerminated => true;

    protected EventStream EventStream { get; } = eventStream;

    internal override void SendSystemMessage(SystemMessage message)
    {
        if (message is Watch watch && watch.Watchee.Equals(this))
        {
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: false));
        }
    }

    /// <remarks>A letter that comes here was published already.</remarks>
    private protected virtual void TakeLetter(AllDeadLetters letter)
    {
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                break;
            case ActorSelectionMessage { Message: Identify identify }:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                break;
            case AllDeadLetters letter:
                TakeLetter(letter);
                break;
            case IDeadLetterSuppression suppressed:
                EventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? this, this));
                break;
            default:
                Dispatch.ActorMeters.DeadLetters.Add(1);
                EventStream.Publish(new DeadLetter(message, sender ?? this, this));
                break;
        }
    }
}

/// <summary>The system's dead letters.</summary>
internal sealed class DeadLetterActorRef(ActorPath path, EventStream eventStream) : EmptyLocalActorRef(path, eventStream)
{
    public override bool IsTerminated => false;

    private protected override void TakeLetter(AllDeadLetters letter) => EventStream.Publish(letter);
}
