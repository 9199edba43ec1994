using Akka.Actor;

namespace Akka.Cells;

internal sealed partial class ActorCell
{
    internal Envelope CurrentEnvelope => _envelope;

    /// <summary>Whether the message at hand is in a stash, where it may be once only.</summary>
    internal bool IsMessageStashed { get; set; }

    internal int StashCapacity => Props.StashCapacity ?? SystemImpl.Mailboxes.StashCapacity(Props.Dispatcher, Props.Mailbox);

    /// <summary>What was stashed goes back to the mailbox: to the next incarnation, or with the rest to the dead letters.</summary>
    private static void ReturnStash(ActorBase actor)
    {
        if (actor is IActorStash { Stash: { } stash })
        {
            stash.UnstashAll();
        }
    }
}
