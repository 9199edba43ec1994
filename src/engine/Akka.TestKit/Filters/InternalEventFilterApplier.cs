using Akka.Actor;
using Akka.TestKit.TestEvent;
using Akka.TestKit.Waiting;

namespace Akka.TestKit.Internal;

/// <summary>How events are expected: the filters are shown to the system's <see cref="TestEventListener"/> for the time of a block.</summary>
public partial class InternalEventFilterApplier : IEventFilterApplier
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    public InternalEventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = system;
        _filters = filters;
    }

    public EventFilterFactory And => new(_testkit, _system, _filters);

    public IUnmutableFilter Mute()
    {
        _system.EventStream.Publish(new Mute(_filters));
        return new InternalUnmutableFilter(_filters, _system);
    }

    protected static string GetMessageString(int number) => number == 1 ? "message" : "messages";

    /// <param name="timeout">Null: the leeway. Dilated here.</param>
    /// <param name="expectedOccurrences">Null: whatever comes is muted.</param>
    protected T Intercept<T>(
        Func<T> func,
        ActorSystem system,
        TimeSpan? timeout,
        int? expectedOccurrences,
        MatchedEventHandler? matchedEventHandler = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        return InterceptCore(() => Task.FromResult(func()), system, timeout, expectedOccurrences, matchedEventHandler, blocking: true, cancellationToken).Blocked();
    }

    protected Task<T> InterceptAsync<T>(
        Func<Task<T>> func,
        ActorSystem system,
        TimeSpan? timeout,
        int? expectedOccurrences,
        MatchedEventHandler? matchedEventHandler = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        return InterceptCore(func, system, timeout, expectedOccurrences, matchedEventHandler, blocking: false, cancellationToken).AsTask();
    }

    /// <returns>Whether exactly so many events came; of more than expected only those are known that came by then.</returns>
    protected bool AwaitDone(
        TimeSpan timeout, int? expectedOccurrences, MatchedEventHandler matchedEventHandler, CancellationToken cancellationToken = default) =>
        Done(timeout, expectedOccurrences, matchedEventHandler, blocking: true, cancellationToken).Blocked();

    protected Task<bool> AwaitDoneAsync(
        TimeSpan timeout, int? expectedOccurrences, MatchedEventHandler matchedEventHandler, CancellationToken cancellationToken = default) =>
        Done(timeout, expectedOccurrences, matchedEventHandler, blocking: false, cancellationToken).AsTask();

    private static async ValueTask<bool> Done(
        TimeSpan timeout, int? expected, MatchedEventHandler handler, bool blocking, CancellationToken cancellationToken)
    {
        if (expected is not { } count)
        {
            return true;
        }

        // Expecting none means to see that not even one comes.
        await Waits.For(handler.Reached(Math.Max(count, 1)), timeout, blocking, cancellationToken);
        return handler.ReceivedCount == count;
    }

    private async ValueTask<T> InterceptCore<T>(
        Func<Task<T>> func,
        ActorSystem system,
        TimeSpan? timeout,
        int? expected,
        MatchedEventHandler? given,
        bool blocking,
        CancellationToken cancellationToken)
    {
        var handler = given ?? new MatchedEventHandler();
        var limit = _testkit.Dilated(timeout ?? _testkit.TestKitSettings.TestEventFilterLeeway);
        foreach (var filter in _filters)
        {
            filter.EventMatched += handler.HandleEvent;
        }

        system.EventStream.Publish(new Mute(_filters));
        try
        {
            var result = await func();
            if (!await Done(limit, expected, handler, blocking, cancellationToken))
            {
                TestKitAssertionsExtension.For(_testkit.Sys).Assertions.Fail("{0}", Text(limit, expected!.Value, handler));
            }

            return result;
        }
        finally
        {
            system.EventStream.Publish(new Unmute(_filters));
            foreach (var filter in _filters)
            {
                filter.EventMatched -= handler.HandleEvent;
            }
        }
    }

    private string Text(TimeSpan limit, int expected, MatchedEventHandler handler)
    {
        var text = $"Expected {expected} log {GetMessageString(expected)} within {TimeText.Of(limit)} of: {string.Join("; or: ", _filters)}. {handler.ReceivedCount} came";
        var seen = string.Concat(handler.Last.Select(logged => $"\n  {logged}"));
        var unheard = _system.Settings.Loggers.Any(logger => logger.Contains(nameof(TestEventListener), StringComparison.Ordinal))
            ? ""
            : $" The system's akka.loggers has no {nameof(TestEventListener)}, so no event can be expected in it.";
        return text + (seen.Length == 0 ? "." : ":" + seen) + unheard;
    }
}
