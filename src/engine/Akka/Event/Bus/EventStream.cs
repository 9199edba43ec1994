using Akka.Actor;

namespace Akka.Event;

/// <summary>The main bus of an actor system: a subscriber to a type receives every event of that type, its subclasses and implementers.</summary>
public partial class EventStream : LoggingBus
{
    private readonly bool _debug;

    public EventStream(bool debug)
    {
        _debug = debug;
    }

    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        Trace($"subscribing {subscriber} to channel {channel}");
        var changed = base.Subscribe(subscriber, channel);
        WatchForEnd(subscriber);
        return changed;
    }

    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        var changed = base.Unsubscribe(subscriber, channel);
        UnwatchIfIdle(subscriber);
        Trace($"unsubscribing {subscriber} from channel {channel}");
        return changed;
    }

    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var changed = base.Unsubscribe(subscriber);
        UnwatchIfIdle(subscriber);
        Trace($"unsubscribing {subscriber} from all channels");
        return changed;
    }

    private void Trace(string what)
    {
        if (_debug)
        {
            Publish(new Debug(SimpleName(this), GetType(), what));
        }
    }
}
