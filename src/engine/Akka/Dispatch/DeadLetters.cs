using Akka.Actor;
using Akka.Boot;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Where a queue leaves a message it has no room for.</summary>
internal static class DeadLetters
{
    internal static void Publish(IActorRef receiver, Envelope envelope)
    {
        if (ActorSystemImpl.Of(receiver) is { } system)
        {
            system.EventStream.Publish(new DeadLetter(envelope.Message, envelope.Sender ?? system.DeadLetters, receiver));
        }
    }
}
