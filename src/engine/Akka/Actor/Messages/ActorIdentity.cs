namespace Akka.Actor;

public sealed class ActorIdentity(object messageId, IActorRef? subject)
{
    public object MessageId { get; } = messageId!;

    /// <summary>The actor that answered; null when a selection matched nobody.</summary>
    public IActorRef Subject { get; } = subject!;

    public override bool Equals(object? obj) =>
        obj is ActorIdentity other && Equals(MessageId, other.MessageId) && Equals(Subject, other.Subject);

    public override int GetHashCode() => HashCode.Combine(MessageId, Subject);

    public override string ToString() => $"<ActorIdentity>: MessageId={MessageId}, Subject={Subject}";
}
