using Akka.Actor;

namespace Akka.Routing;

/// <summary>A pool that sends to the routee with the least to do.</summary>
public sealed class SmallestMailboxPool : Pool
{
    public SmallestMailboxPool(Configuration.Config config)
        : this(config.GetInt("nr-of-instances"), Resizer.FromConfig(config), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    public SmallestMailboxPool(int nrOfInstances)
        : this(nrOfInstances, null, null, null)
    {
    }

    public SmallestMailboxPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    public override Router CreateRouter(ActorSystem system) => new(new SmallestMailboxRoutingLogic());

    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    public SmallestMailboxPool WithSupervisorStrategy(SupervisorStrategy strategy) => With(Resizer, strategy, RouterDispatcher);

    public SmallestMailboxPool WithResizer(Resizer resizer) => With(resizer, SupervisorStrategy, RouterDispatcher);

    public SmallestMailboxPool WithDispatcher(string dispatcher) => With(Resizer, SupervisorStrategy, dispatcher);

    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        With(ResizerOr(routerConfig), StrategyOr(routerConfig), RouterDispatcher);

    private SmallestMailboxPool With(Resizer? resizer, SupervisorStrategy strategy, string dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher);
}
