namespace Akka.Actor;

public abstract class ActorRefBase : IActorRef
{
    public abstract ActorPath Path { get; }

    public void Tell(object message, IActorRef? sender)
    {
        if (message is null)
        {
            throw new InvalidMessageException($"The message sent to {this} is null; an actor can only be told an object.");
        }

        TellInternal(message, sender!);
    }

    protected abstract void TellInternal(object message, IActorRef sender);

    public override string ToString() => Path.Uid == ActorPath.NoUid ? $"[{Path}]" : $"[{Path}#{Path.Uid}]";

    /// <remarks>Two references are equal when they name the same incarnation: the same path and the same uid.</remarks>
    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    /// <remarks>A uid is unique in its system, and the names of a path are long to hash.</remarks>
    public override int GetHashCode() => Path.Uid != ActorPath.NoUid ? Path.Uid.GetHashCode() : Path.GetHashCode();

    public int CompareTo(IActorRef? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException($"Cannot compare an actor reference with a {obj.GetType()}.", nameof(obj)),
    };
}
