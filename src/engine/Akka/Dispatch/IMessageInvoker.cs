using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>All a mailbox knows of the cell it feeds. Every member but the two properties is called in the actor's turn.</summary>
internal interface IMessageInvoker
{
    IActorRef Self { get; }

    /// <summary>The actor's class, for the meters.</summary>
    Type ActorType { get; }

    /// <summary>Brings what a turn touches near. May be called out of turn.</summary>
    void Prefetch()
    {
    }

    /// <summary>Makes the cell the current context of the calling thread.</summary>
    /// <returns>The context that <see cref="Leave"/> puts back.</returns>
    Cells.ActorCell? Enter();

    void Leave(Cells.ActorCell? outer);

    void Invoke(in Envelope envelope);

    void InvokeSystem(SystemMessage message);

    /// <summary>A user message that came after the end.</summary>
    void Discard(in Envelope envelope);

    /// <summary>A system message that came after the end.</summary>
    void DiscardSystem(SystemMessage message);
}
