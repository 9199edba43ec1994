using Akka.Cells;

namespace Akka.Routing;

/// <summary>What can be seen of a routee's work: an estimate, since it goes on meanwhile.</summary>
internal readonly record struct RouteeLoad(bool IsKnown, bool IsProcessing, bool IsSuspended, int Waiting)
{
    private const long Suspended = long.MaxValue - 1;
    private const long Unknown = long.MaxValue - 2;

    /// <summary>The less, the better; 0 for an idle routee.</summary>
    public long Score => (IsKnown, IsSuspended) switch
    {
        (false, _) => Unknown,
        (_, true) => Suspended,
        _ => Waiting + (IsProcessing ? 1L : 0L),
    };

    public static RouteeLoad Of(Routee routee)
    {
        if (routee is not ActorRefRoutee { Actor: LocalActorRef actor } || actor is RoutedActorRef || actor.IsTerminated)
        {
            return default;
        }

        var mailbox = actor.Cell.Mailbox;
        return new RouteeLoad(true, mailbox.IsScheduled, mailbox.IsSuspended, mailbox.Queue.Count);
    }
}
