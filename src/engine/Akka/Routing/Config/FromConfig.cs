using Akka.Actor;
using Akka.Configuration;

namespace Akka.Routing;

/// <summary>A router whose kind and size stand in <c>akka.actor.deployment</c> under the actor's path.</summary>
public class FromConfig : Pool
{
    public FromConfig()
        : this(null, null, null)
    {
    }

    public FromConfig(Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher)
        : base(0, resizer, supervisorStrategy, routerDispatcher, false)
    {
    }

    public static FromConfig Instance { get; } = new();

    public override int GetNrOfInstances(ActorSystem sys) => 0;

    public override Router CreateRouter(ActorSystem system) => throw Unresolved();

    public override ActorBase CreateRouterActor() => throw Unresolved();

    public override void VerifyConfig(ActorPath path) =>
        throw new ConfigurationException($"Configuration missing for router [{path}] in 'akka.actor.deployment' section.");

    public Props Props() => Actor.Props.Empty.WithRouter(this);

    public FromConfig WithSupervisorStrategy(SupervisorStrategy strategy) => new(Resizer, strategy, RouterDispatcher);

    public FromConfig WithResizer(Resizer resizer) => new(resizer, SupervisorStrategy, RouterDispatcher);

    public FromConfig WithDispatcher(string dispatcherId) => new(Resizer, SupervisorStrategy, dispatcherId);

    private static NotSupportedException Unresolved() => new("FromConfig stands for another router until an actor is created with it.");
}
