using Akka.Actor;

namespace Akka.Routing;

/// <summary>A group that sends each message to all routees.</summary>
public sealed class BroadcastGroup : Group
{
    public BroadcastGroup(Configuration.Config config)
        : this(config.GetStringList("routees.paths"))
    {
    }

    public BroadcastGroup(params string[] paths)
        : this(paths, null)
    {
    }

    public BroadcastGroup(IEnumerable<string> paths)
        : this(paths, null)
    {
    }

    public BroadcastGroup(IEnumerable<string> paths, string? routerDispatcher)
        : base(paths, routerDispatcher)
    {
    }

    public override IEnumerable<string> GetPaths(ActorSystem system) => InternalPaths;

    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    public Group WithDispatcher(string dispatcher) => new BroadcastGroup(InternalPaths, dispatcher);
}
