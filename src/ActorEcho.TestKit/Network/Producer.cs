using Akka.Actor;

namespace ActorEcho.TestKit.Network;

/// <summary>Makes an actor by a function.</summary>
internal sealed class Producer<TActor>(Func<TActor> make) : IIndirectActorProducer
    where TActor : ActorBase
{
    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => make();

    public void Release(ActorBase actor)
    {
    }
}
