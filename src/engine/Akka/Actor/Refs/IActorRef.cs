namespace Akka.Actor;

public interface ICanTell
{
    void Tell(object message, IActorRef? sender);
}

public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    ActorPath Path { get; }
}

public interface IActorRefScope
{
    bool IsLocal { get; }
}

public interface IRepointableRef : IActorRefScope
{
    bool IsStarted { get; }
}
