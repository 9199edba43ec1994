using Akka.Actor;

namespace Akka.Routing;

/// <summary>A router that makes its routees, as its children, and supervises them.</summary>
public abstract class Pool : RouterConfig, IEquatable<Pool>
{
    protected Pool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
        : base(routerDispatcher)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nrOfInstances);
        NrOfInstances = nrOfInstances;
        Resizer = resizer!;
        SupervisorStrategy = supervisorStrategy ?? DefaultSupervisorStrategy;
        UsePoolDispatcher = usePoolDispatcher;
    }

    /// <summary>A routee's failure is the router's, for the router's parent to decide.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } = new OneForOneStrategy(static _ => Directive.Escalate);

    public int NrOfInstances { get; }

    /// <summary>What grows and shrinks the pool, or null for one of fixed size.</summary>
    public virtual Resizer Resizer { get; }

    public virtual SupervisorStrategy SupervisorStrategy { get; }

    /// <summary>Whether routees run on the <c>pool-dispatcher</c> of the router's deployment section.</summary>
    public virtual bool UsePoolDispatcher { get; }

    public override bool StopRouterWhenAllRouteesRemoved => Resizer is null;

    public abstract int GetNrOfInstances(ActorSystem system);

    public override ActorBase CreateRouterActor() => new RouterPoolActor(this);

    public Props Props(Props routeeProps) => routeeProps.WithRouter(this);

    public bool Equals(Pool? other) =>
        base.Equals(other)
        && NrOfInstances == other.NrOfInstances
        && UsePoolDispatcher == other.UsePoolDispatcher
        && Equals(Resizer, other.Resizer)
        && Equals(SupervisorStrategy, other.SupervisorStrategy);

    public override bool Equals(RouterConfig? other) => Equals(other as Pool);

    public override bool Equals(object? obj) => Equals(obj as Pool);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), NrOfInstances, UsePoolDispatcher);

    /// <summary>The strategy, or the other pool's if this one has only the default.</summary>
    private protected SupervisorStrategy StrategyOr(RouterConfig other) =>
        ReferenceEquals(SupervisorStrategy, DefaultSupervisorStrategy) && other is Pool pool ? pool.SupervisorStrategy : SupervisorStrategy;

    /// <summary>The resizer, or the other pool's if this one has none.</summary>
    private protected Resizer ResizerOr(RouterConfig other) => Resizer ?? (other as Pool)?.Resizer!;
}
