namespace Akka.Routing;

/// <summary>
/// The routee with the least to do: one that is idle with an empty mailbox, else the one with the shortest mailbox. A suspended
/// routee, and one whose mailbox cannot be seen, are taken only when there is no other. Among equals each in turn.
/// </summary>
public sealed class SmallestMailboxRoutingLogic : RoutingLogic
{
    private int _next;

    public SmallestMailboxRoutingLogic()
        : this(0)
    {
    }

    public SmallestMailboxRoutingLogic(int next)
    {
        _next = next;
    }

    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0)
        {
            return Routee.NoRoutee;
        }

        var first = (uint)Interlocked.Increment(ref _next);
        Routee? best = null;
        var bestScore = long.MaxValue;
        for (var i = 0u; i < routees.Length; i++)
        {
            var routee = routees[(int)((first + i) % (uint)routees.Length)];
            var score = RouteeLoad.Of(routee).Score;
            if (score == 0)
            {
                return routee;
            }

            if (best is null || score < bestScore)
            {
                (best, bestScore) = (routee, score);
            }
        }

        return best!;
    }
}
