namespace Akka.Event;

/// <summary>
/// Publishes events to those who subscribed to their classification. Subscribing replaces the whole table under a lock;
/// publishing reads one published table and takes no lock.
/// </summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
    where TClassifier : notnull
    where TSubscriber : notnull
{
    private readonly Lock _gate = new();
    private volatile SubscriptionTable<TClassifier, TSubscriber> _table = SubscriptionTable<TClassifier, TSubscriber>.Empty;

    /// <returns>Whether anything changed: false if the subscriber already had exactly this.</returns>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            return Replace(_table.With(subscriber, classifier));
        }
    }

    /// <returns>Whether the subscriber had anything to lose.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_gate)
        {
            return Replace(_table.Without(subscriber));
        }
    }

    /// <summary>Ends a subscription, or excludes a sub-classification from the wider ones that the subscriber has.</summary>
    /// <returns>Whether anything changed.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            return Replace(_table.Without(subscriber, classifier, IsSubClassification));
        }
    }

    public virtual void Publish(TEvent @event)
    {
        var table = _table;
        var classifier = GetClassifier(@event);
        if (!table.TryGetSubscribers(classifier, out var subscribers))
        {
            subscribers = Resolve(table, @event, classifier);
        }

        foreach (var subscriber in subscribers)
        {
            Publish(@event, subscriber);
        }
    }

    internal bool HasSubscription(TSubscriber subscriber) => _table.Contains(subscriber);

    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    protected abstract TClassifier GetClassifier(TEvent @event);

    protected string SimpleName(object source) => SimpleName(source.GetType());

    protected string SimpleName(Type source) => source.Name;

    // Apart from Publish, which would allocate the closure each time.
    private TSubscriber[] Resolve(SubscriptionTable<TClassifier, TSubscriber> table, TEvent @event, TClassifier classifier) =>
        table.Resolve(classifier, wider => Classify(@event, wider), IsSubClassification);

    private bool Replace(SubscriptionTable<TClassifier, TSubscriber> table)
    {
        var changed = !ReferenceEquals(table, _table);
        _table = table;
        return changed;
    }
}
