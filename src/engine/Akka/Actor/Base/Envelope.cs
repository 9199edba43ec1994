namespace Akka.Actor;

/// <summary>A message with its sender, as a mailbox holds it.</summary>
public readonly struct Envelope
{
    public Envelope(object message, IActorRef? sender)
    {
        Message = message;
        Sender = sender!;
    }

    public Envelope(object message, IActorRef? sender, ActorSystem system)
        : this(message, sender ?? system.DeadLetters)
    {
    }

    public object Message { get; }

    public IActorRef Sender { get; }

    public override string ToString() => $"<{Message}> from {(Sender is null ? "nobody" : Sender.ToString())}";
}
