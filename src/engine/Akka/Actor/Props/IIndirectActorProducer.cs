namespace Akka.Actor;

/// <summary>Makes the actors of a <see cref="Props"/>.</summary>
public interface IIndirectActorProducer
{
    Type ActorType { get; }

    ActorBase Produce();

    void Release(ActorBase actor);
}

internal sealed class ConstructorProducer(Type actorType, Func<ActorBase> construct) : IIndirectActorProducer
{
    public Type ActorType { get; } = actorType;

    public ActorBase Produce() => construct();

    public void Release(ActorBase actor)
    {
    }
}
