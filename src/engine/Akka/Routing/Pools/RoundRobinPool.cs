using Akka.Actor;

namespace Akka.Routing;

/// <summary>A pool that sends to each routee in turn.</summary>
public sealed class RoundRobinPool : Pool
{
    public RoundRobinPool(Configuration.Config config)
        : this(config.GetInt("nr-of-instances"), Resizer.FromConfig(config), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    public RoundRobinPool(int nrOfInstances)
        : this(nrOfInstances, null, null, null)
    {
    }

    public RoundRobinPool(int nrOfInstances, Resizer? resizer)
        : this(nrOfInstances, resizer, null, null)
    {
    }

    public RoundRobinPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    public override int GetNrOfInstances(ActorSystem sys) => NrOfInstances;

    public RoundRobinPool WithSupervisorStrategy(SupervisorStrategy strategy) => With(Resizer, strategy, RouterDispatcher);

    public RoundRobinPool WithResizer(Resizer resizer) => With(resizer, SupervisorStrategy, RouterDispatcher);

    public RoundRobinPool WithDispatcher(string dispatcher) => With(Resizer, SupervisorStrategy, dispatcher);

    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        With(ResizerOr(routerConfig), StrategyOr(routerConfig), RouterDispatcher);

    private RoundRobinPool With(Resizer? resizer, SupervisorStrategy strategy, string dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher);
}
