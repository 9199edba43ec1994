using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that a test actor received, with its sender.</summary>
public abstract class MessageEnvelope
{
    protected MessageEnvelope()
    {
    }

    public abstract object Message { get; }

    /// <summary>Who sent it; <see cref="ActorRefs.NoSender"/> if nobody did.</summary>
    public abstract IActorRef Sender { get; }
}
