using Akka.Actor;

namespace Akka.Event;

/// <summary>Takes subscribers off the event stream when they end, so that the stream does not keep them for ever.</summary>
internal sealed class EventStreamUnsubscriber : ActorBase
{
    private readonly EventStream _stream;

    private EventStreamUnsubscriber(EventStream stream)
    {
        _stream = stream;
    }

    public static Props Props(EventStream stream) => Actor.Props.CreateBy(new Producer(stream));

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Subscribed subscribed:
                Context.Watch(subscribed.Subscriber);
                return true;
            // The subscriber may have come back between its message and this one: only the table tells.
            case Unsubscribed unsubscribed when !_stream.HasSubscription(unsubscribed.Subscriber):
                Context.Unwatch(unsubscribed.Subscriber);
                return true;
            case Unsubscribed:
                return true;
            case Terminated terminated:
                _stream.Unsubscribe(terminated.ActorRef);
                return true;
            default:
                return false;
        }
    }

    public sealed record Subscribed(IActorRef Subscriber) : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    public sealed record Unsubscribed(IActorRef Subscriber) : INoSerializationVerificationNeeded, IDeadLetterSuppression;

    private sealed class Producer(EventStream stream) : IIndirectActorProducer
    {
        public Type ActorType => typeof(EventStreamUnsubscriber);

        public ActorBase Produce() => new EventStreamUnsubscriber(stream);

        public void Release(ActorBase actor)
        {
        }
    }
}
