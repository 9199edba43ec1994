using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that could not be delivered.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
