using Akka.Actor;

namespace Akka.Routing;

/// <summary>Chooses the routee for a message. Called by all senders at once, so it must be thread-safe.</summary>
public abstract class RoutingLogic : INoSerializationVerificationNeeded
{
    protected RoutingLogic()
    {
    }

    public abstract Routee Select(object message, Routee[] routees);
}
