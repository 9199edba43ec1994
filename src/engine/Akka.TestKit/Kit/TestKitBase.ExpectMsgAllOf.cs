using System.Runtime.CompilerServices;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// A number of messages in any order, none missing and none unexpected.
public abstract partial class TestKitBase
{
    /// <summary>As many messages as given come, in any order, and each equals one of those given.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        AllOf(messages, RemainingOrDefault, blocking: true, default).Blocked();

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        AllOf(messages, Dilated(max), blocking: true, default).Blocked();

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOf(messages, RemainingOrDefault, blocking: true, cancellationToken).Blocked();

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOf(messages, Dilated(max), blocking: true, cancellationToken).Blocked();

    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Yield(ct => AllOf(messages, RemainingOrDefault, blocking: false, ct), cancellationToken);

    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        Yield(ct => AllOf(messages, Dilated(max), blocking: false, ct), cancellationToken);

    /// <summary>As many messages as predicates come; each fits a predicate, and for each predicate there is one.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        AllMatching(predicates, RemainingOrDefault, blocking: true, default).Blocked();

    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        AllMatching(predicates, Dilated(max), blocking: true, default).Blocked();

    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        AllMatching(predicates, RemainingOrDefault, blocking: true, cancellationToken).Blocked();

    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        AllMatching(predicates, Dilated(max), blocking: true, cancellationToken).Blocked();

    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Yield(ct => AllMatching(predicates, RemainingOrDefault, blocking: false, ct), cancellationToken);

    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Yield(ct => AllMatching(predicates, Dilated(max), blocking: false, ct), cancellationToken);

    private static async IAsyncEnumerable<T> Yield<T>(
        Func<CancellationToken, ValueTask<List<T>>> expect, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var message in await expect(cancellationToken))
        {
            yield return message;
        }
    }

    private async ValueTask<List<T>> AllOf<T>(IReadOnlyCollection<T> expected, TimeSpan limit, bool blocking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var start = Now;
        var came = await Upto(expected.Count, limit, blocking, cancellationToken);
        var missing = expected.ToList();
        var unexpected = came.Where(message => message is not T typed || !missing.Remove(typed)).ToList();
        Account(expected.Count, came, missing, unexpected, limit, Now - start);
        return came.ConvertAll(message => (T)message);
    }

    private async ValueTask<List<object>> AllMatching(
        IReadOnlyCollection<PredicateInfo> predicates, TimeSpan limit, bool blocking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        var start = Now;
        var came = await Upto(predicates.Count, limit, blocking, cancellationToken);
        var missing = predicates.Where(predicate => !came.Exists(predicate.Matches)).Select(predicate => new Unmatched(predicate)).ToList();
        var unexpected = came.Where(message => !predicates.Any(predicate => predicate.Matches(message))).ToList();
        Account(predicates.Count, came, missing, unexpected, limit, Now - start);
        return came;
    }

    /// <summary>Fewer than asked for when the time is over.</summary>
    private async ValueTask<List<object>> Upto(int count, TimeSpan limit, bool blocking, CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(limit);
        var came = new List<object>(count);
        while (came.Count < count
            && await NextWithin(take: true, deadline.Left, blocking, cancellationToken) is not NullMessageEnvelope and var envelope)
        {
            came.Add(envelope.Message);
        }

        return came;
    }

    private void Account(int expected, List<object> came, System.Collections.ICollection missing, List<object> unexpected, TimeSpan limit, TimeSpan took)
    {
        if (missing.Count > 0 || unexpected.Count > 0 || came.Count < expected)
        {
            Fail(
                $"Expected {expected} messages within {TimeText.Of(limit)}; {came.Count} came in {TimeText.Of(took)}."
                + $"\n  missing: {FailureText.List(missing)}\n  unexpected: {FailureText.List(unexpected)}\n  came: {FailureText.List(came)}");
        }
    }

    private sealed record Unmatched(PredicateInfo Predicate)
    {
        public override string ToString() => Predicate.ToString();
    }
}
