using Akka.Actor;

namespace Akka.Routing;

/// <summary>An actor that is no router.</summary>
public class NoRouter : RouterConfig
{
    protected NoRouter()
    {
    }

    public static NoRouter Instance { get; } = new();

    public override string RouterDispatcher => string.Empty;

    public override Router CreateRouter(ActorSystem system) => throw new NotSupportedException("NoRouter has no Router.");

    public override ActorBase CreateRouterActor() => throw new NotSupportedException("NoRouter has no router actor.");

    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig;

    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);
}
