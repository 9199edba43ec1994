using Akka.Actor;

namespace Akka.Routing;

/// <summary>A group that sends to any routee.</summary>
public sealed class RandomGroup : Group
{
    public RandomGroup(Configuration.Config config)
        : this(config.GetStringList("routees.paths"))
    {
    }

    public RandomGroup(params string[] paths)
        : this(paths, null)
    {
    }

    public RandomGroup(IEnumerable<string> paths)
        : this(paths, null)
    {
    }

    public RandomGroup(IEnumerable<string> paths, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    public RandomGroup WithDispatcher(string dispatcher) => new RandomGroup(InternalPaths, dispatcher);
}
