using Akka.Actor;

namespace Akka.Routing;

/// <summary>A router to actors that others made and supervise, found by their paths.</summary>
public abstract class Group : RouterConfig, IEquatable<Group>
{
    protected readonly string[] InternalPaths;

    protected Group(IEnumerable<string> paths, string? routerDispatcher)
        : base(routerDispatcher)
    {
        InternalPaths = [.. paths];
    }

    public abstract IEnumerable<string> GetPaths(ActorSystem system);

    public override ActorBase CreateRouterActor() => new RouterActor(this);

    public Props Props() => Actor.Props.Empty.WithRouter(this);

    public bool Equals(Group? other) => base.Equals(other) && InternalPaths.SequenceEqual(other.InternalPaths);

    public override bool Equals(RouterConfig? other) => Equals(other as Group);

    public override bool Equals(object? obj) => Equals(obj as Group);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), InternalPaths.Length);
}
