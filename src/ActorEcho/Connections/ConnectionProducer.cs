using Akka.Actor;

namespace ActorEcho.Connections;

/// <summary>Makes all connection actors of one listener. A lambda as an expression would cost microseconds a connection, and is not for NativeAOT.</summary>
internal sealed class ConnectionProducer(ServiceRegistry.Service service, ConnectionSettings settings) : IIndirectActorProducer
{
    public Type ActorType => service.ActorType;

    public ActorBase Produce()
    {
        var actor = service.Create(settings.Context);
        actor.Attach(settings);
        return actor;
    }

    public void Release(ActorBase actor)
    {
    }
}
