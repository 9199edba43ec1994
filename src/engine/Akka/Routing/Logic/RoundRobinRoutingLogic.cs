namespace Akka.Routing;

/// <summary>Each routee in turn.</summary>
public sealed class RoundRobinRoutingLogic : RoutingLogic
{
    private int _next;

    public RoundRobinRoutingLogic()
        : this(-1)
    {
    }

    /// <param name="next">The place before the one that is chosen first.</param>
    public RoundRobinRoutingLogic(int next)
    {
        _next = next;
    }

    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : routees[(int)((uint)Interlocked.Increment(ref _next) % (uint)routees.Length)];
}
