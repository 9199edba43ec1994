namespace Akka.Event;

/// <summary>A subscriber to a classification, but for the sub-classifications it has unsubscribed from.</summary>
public class Subscription<TSubscriber, TClassifier>
{
    public Subscription(TSubscriber subscriber)
        : this(subscriber, [])
    {
    }

    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        Unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    public TSubscriber Subscriber { get; }

    public ISet<TClassifier> Unsubscriptions { get; }
}
