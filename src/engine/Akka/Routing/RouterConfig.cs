using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Routing;

/// <summary>Says what kind of router an actor is.</summary>
public abstract class RouterConfig : IEquatable<RouterConfig>
{
    protected RouterConfig()
        : this(Dispatchers.DefaultDispatcherId)
    {
    }

    protected RouterConfig(string? routerDispatcher)
    {
        RouterDispatcher = routerDispatcher ?? Dispatchers.DefaultDispatcherId;
    }

    /// <summary>The dispatcher of the actor that supervises the routees. Messages to routees do not pass it.</summary>
    public virtual string RouterDispatcher { get; }

    /// <summary>Whether the router ends with its last routee.</summary>
    public virtual bool StopRouterWhenAllRouteesRemoved => true;

    public abstract Router CreateRouter(ActorSystem system);

    /// <summary>Makes the actor behind the router: it supervises routees and takes management messages.</summary>
    public abstract ActorBase CreateRouterActor();

    public virtual bool IsManagementMessage(object message) => message is IAutoReceivedMessage or RouterManagementMessage;

    /// <summary>This configuration, with what it leaves open taken from another.</summary>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;

    /// <summary>Checks that the configuration can serve an actor at this path.</summary>
    public virtual void VerifyConfig(ActorPath path)
    {
    }

    public virtual bool Equals(RouterConfig? other) =>
        other is not null && GetType() == other.GetType() && RouterDispatcher == other.RouterDispatcher;

    public override bool Equals(object? obj) => Equals(obj as RouterConfig);

    public override int GetHashCode() => HashCode.Combine(GetType(), RouterDispatcher);
}
