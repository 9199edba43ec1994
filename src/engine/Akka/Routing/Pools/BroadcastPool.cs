using Akka.Actor;

namespace Akka.Routing;

/// <summary>A pool that sends each message to all routees.</summary>
public sealed class BroadcastPool : Pool
{
    public BroadcastPool(Configuration.Config config)
        : this(config.GetInt("nr-of-instances"), Resizer.FromConfig(config), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    public BroadcastPool(int nrOfInstances)
        : this(nrOfInstances, null, null, null)
    {
    }

    public BroadcastPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    public BroadcastPool WithSupervisorStrategy(SupervisorStrategy strategy) => With(Resizer, strategy, RouterDispatcher);

    public BroadcastPool WithResizer(Resizer resizer) => With(resizer, SupervisorStrategy, RouterDispatcher);

    public BroadcastPool WithDispatcher(string dispatcher) => With(Resizer, SupervisorStrategy, dispatcher);

    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        With(ResizerOr(routerConfig), StrategyOr(routerConfig), RouterDispatcher);

    private BroadcastPool With(Resizer? resizer, SupervisorStrategy strategy, string dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher);
}
