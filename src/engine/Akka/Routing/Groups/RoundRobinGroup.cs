using Akka.Actor;

namespace Akka.Routing;

/// <summary>A group that sends to each routee in turn.</summary>
public sealed class RoundRobinGroup : Group
{
    public RoundRobinGroup(Configuration.Config config)
        : this(config.GetStringList("routees.paths"))
    {
    }

    public RoundRobinGroup(params string[] paths)
        : this(paths, null)
    {
    }

    public RoundRobinGroup(IEnumerable<string> paths)
        : this(paths, null)
    {
    }

    public RoundRobinGroup(IEnumerable<string> paths, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    public Group WithDispatcher(string dispatcherId) => new RoundRobinGroup(InternalPaths, dispatcherId);
}
