using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Akka.Event;

/// <summary>The subscriptions of a bus at one moment. Only the cache of resolved classifiers grows.</summary>
internal sealed class SubscriptionTable<TClassifier, TSubscriber>
    where TClassifier : notnull
    where TSubscriber : notnull
{
    public static readonly SubscriptionTable<TClassifier, TSubscriber> Empty = new([]);

    private readonly ImmutableArray<(TClassifier Classifier, Subscription<TSubscriber, TClassifier> Subscription)> _entries;
    private readonly ConcurrentDictionary<TClassifier, TSubscriber[]> _resolved = new();

    private SubscriptionTable(ImmutableArray<(TClassifier, Subscription<TSubscriber, TClassifier>)> entries)
    {
        _entries = entries;
    }

    public bool Contains(TSubscriber subscriber) => _entries.Any(entry => entry.Subscription.Subscriber.Equals(subscriber));

    public bool TryGetSubscribers(TClassifier classifier, [NotNullWhen(true)] out TSubscriber[]? subscribers) =>
        _resolved.TryGetValue(classifier, out subscribers);

    public TSubscriber[] Resolve(TClassifier classifier, Func<TClassifier, bool> isClassified, Func<TClassifier, TClassifier, bool> isSub)
    {
        var subscribers = _entries
            .Where(entry => isClassified(entry.Classifier)
                && !entry.Subscription.Unsubscriptions.Any(excluded => isSub(excluded, classifier)))
            .Select(entry => entry.Subscription.Subscriber)
            .Distinct()
            .ToArray();
        return _resolved[classifier] = subscribers;
    }

    public SubscriptionTable<TClassifier, TSubscriber> With(TSubscriber subscriber, TClassifier classifier)
    {
        var entry = (classifier, new Subscription<TSubscriber, TClassifier>(subscriber));
        for (var i = 0; i < _entries.Length; i++)
        {
            if (Is(_entries[i], subscriber, classifier))
            {
                return _entries[i].Subscription.Unsubscriptions.Count == 0 ? this : new(_entries.SetItem(i, entry));
            }
        }

        return new(_entries.Add(entry));
    }

    public SubscriptionTable<TClassifier, TSubscriber> Without(TSubscriber subscriber)
    {
        var rest = _entries.RemoveAll(entry => entry.Subscription.Subscriber.Equals(subscriber));
        return rest.Length == _entries.Length ? this : new(rest);
    }

    public SubscriptionTable<TClassifier, TSubscriber> Without(
        TSubscriber subscriber, TClassifier classifier, Func<TClassifier, TClassifier, bool> isSub)
    {
        var rest = _entries.RemoveAll(entry => Is(entry, subscriber, classifier));
        var changed = rest.Length != _entries.Length;
        for (var i = 0; i < rest.Length; i++)
        {
            var (wider, subscription) = rest[i];
            if (subscription.Subscriber.Equals(subscriber) && isSub(wider, classifier) && !subscription.Unsubscriptions.Contains(classifier))
            {
                rest = rest.SetItem(i, (wider, new(subscriber, subscription.Unsubscriptions.Append(classifier))));
                changed = true;
            }
        }

        return changed ? new(rest) : this;
    }

    private static bool Is(
        (TClassifier Classifier, Subscription<TSubscriber, TClassifier> Subscription) entry, TSubscriber subscriber, TClassifier classifier) =>
        entry.Classifier.Equals(classifier) && entry.Subscription.Subscriber.Equals(subscriber);
}
