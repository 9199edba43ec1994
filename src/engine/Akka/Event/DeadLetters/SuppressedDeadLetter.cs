using Akka.Actor;

namespace Akka.Event;

/// <summary>A dead letter that is routine, so nothing logs it unless someone subscribes to it.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
