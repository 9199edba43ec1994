using Akka.Actor;

namespace Akka.Event;

// Subscribers that end are unsubscribed by an actor that watches them. Until it runs, they wait in a list.
public partial class EventStream
{
    private readonly Lock _watchGate = new();
    private List<IActorRef>? _waiting = [];
    private IActorRef? _unsubscriber;

    /// <summary>Starts the actor that unsubscribes terminated subscribers. Only the first call has an effect.</summary>
    internal void StartUnsubscriber(ExtendedActorSystem system, string name = "eventStreamUnsubscriber")
    {
        lock (_watchGate)
        {
            if (_waiting is not { } waiting)
            {
                return;
            }

            _unsubscriber = system.SystemActorOf(EventStreamUnsubscriber.Props(this), name);
            _waiting = null;
            waiting.ForEach(WatchForEnd);
        }
    }

    private void WatchForEnd(IActorRef subscriber)
    {
        if (subscriber is MinimalLogger)
        {
            return;
        }

        lock (_watchGate)
        {
            if (_unsubscriber is { } unsubscriber)
            {
                unsubscriber.Tell(new EventStreamUnsubscriber.Subscribed(subscriber), ActorRefs.NoSender);
            }
            else
            {
                _waiting!.Add(subscriber);
            }
        }
    }

    private void UnwatchIfIdle(IActorRef subscriber)
    {
        if (_unsubscriber is { } unsubscriber && !HasSubscription(subscriber))
        {
            unsubscriber.Tell(new EventStreamUnsubscriber.Unsubscribed(subscriber), ActorRefs.NoSender);
        }
    }
}
