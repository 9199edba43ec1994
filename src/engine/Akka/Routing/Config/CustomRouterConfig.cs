using Akka.Actor;

namespace Akka.Routing;

/// <summary>A router of the user's own: both its routees and the actor behind it are made here.</summary>
public abstract class CustomRouterConfig : RouterConfig
{
    protected CustomRouterConfig()
    {
    }

    protected CustomRouterConfig(string? routerDispatcher)
        : base(routerDispatcher)
    {
    }

    public abstract override ActorBase CreateRouterActor();
}
