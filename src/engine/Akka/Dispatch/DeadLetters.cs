using Akka.Actor;
using Akka.Boot;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Where a queue leaves a message it has no room for.</summary>
internal static class DeadLetters
{
    internal static void Publish(IActorRef receiver, Envelope envelope)
    {
        // A subscriber to dead letters that has no room for one must not be sent another about it.
        if (envelope.Message is not AllDeadLetters && ActorSystemImpl.Of(receiver) is { } system)
        {
            ActorMeters.DeadLetters.Add(1);
            system.EventStream.Publish(new DeadLetter(envelope.Message, envelope.Sender ?? system.DeadLetters, receiver));
        }
    }
}
