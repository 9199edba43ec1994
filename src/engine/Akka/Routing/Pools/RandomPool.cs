using Akka.Actor;

namespace Akka.Routing;

/// <summary>A pool that sends to any routee.</summary>
public sealed class RandomPool : Pool
{
    public RandomPool(Configuration.Config config)
        : this(config.GetInt("nr-of-instances"), Resizer.FromConfig(config), null, null, config.HasPath("pool-dispatcher"))
    {
    }

    public RandomPool(int nrOfInstances)
        : this(nrOfInstances, null, null, null)
    {
    }

    public RandomPool(
        int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    public override int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    public RandomPool WithSupervisorStrategy(SupervisorStrategy strategy) => With(Resizer, strategy, RouterDispatcher);

    public RandomPool WithResizer(Resizer resizer) => With(resizer, SupervisorStrategy, RouterDispatcher);

    public RandomPool WithDispatcher(string dispatcher) => With(Resizer, SupervisorStrategy, dispatcher);

    public override RouterConfig WithFallback(RouterConfig routerConfig) =>
        With(ResizerOr(routerConfig), StrategyOr(routerConfig), RouterDispatcher);

    private RandomPool With(Resizer? resizer, SupervisorStrategy strategy, string dispatcher) =>
        new(NrOfInstances, resizer, strategy, dispatcher, UsePoolDispatcher);
}
