using Akka.Actor;
using Akka.Cells;

namespace Akka.Routing;

/// <summary>Makes the actor behind a router, and with it, the first time, the routees.</summary>
internal sealed class RouterHeadProducer(RouterConfig config) : IIndirectActorProducer
{
    public Type ActorType => typeof(RouterActor);

    public ActorBase Produce()
    {
        var head = config.CreateRouterActor();
        ((RoutedActorRef)ActorCell.CurrentOrThrow().Self).Open();
        return head;
    }

    public void Release(ActorBase actor)
    {
    }
}
