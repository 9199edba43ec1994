using System.Runtime.ExceptionServices;
using Akka.Event;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// Trying again until it is so.
public abstract partial class TestKitBase
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs an assertion until it throws nothing; when the time is over, what it threw last goes to the test.</summary>
    /// <param name="interval">The time between two attempts; null: short at first, then longer, up to 100 ms.</param>
    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        AwaitAssertion(
            () =>
            {
                assertion();
                return Task.CompletedTask;
            },
            duration,
            interval,
            blocking: true,
            cancellationToken).Blocked();
    }

    public Task AwaitAssertAsync(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return AwaitAssertAsync(
            () =>
            {
                assertion();
                return Task.CompletedTask;
            },
            duration,
            interval,
            cancellationToken);
    }

    public Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return AwaitAssertion(assertion, duration, interval, blocking: false, cancellationToken).AsTask();
    }

    /// <summary>Asks until the answer is yes or the time is over.</summary>
    /// <returns>The last answer.</returns>
    public bool AwaitConditionNoThrow(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, Dilated(max), interval, static (_, _) => { }, cancellationToken);

    public Task<bool> AwaitConditionNoThrowAsync(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(Async(conditionIsFulfilled), Dilated(max), interval, static (_, _) => { }, cancellationToken);

    public Task<bool> AwaitConditionNoThrowAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, Dilated(max), interval, static (_, _) => { }, cancellationToken);

    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, CancellationToken cancellationToken = default) =>
        Poll(Async(conditionIsFulfilled), max, interval, fail, null, blocking: true, cancellationToken).Blocked();

    /// <param name="fail">Is called when the time is over, with a text and its arguments.</param>
    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        ILoggingAdapter? logger,
        CancellationToken cancellationToken = default) =>
        Poll(Async(conditionIsFulfilled), max, interval, fail, logger, blocking: true, cancellationToken).Blocked();

    protected static Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, CancellationToken cancellationToken = default) =>
        Poll(conditionIsFulfilled, max, interval, fail, null, blocking: false, cancellationToken).AsTask();

    protected static Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        ILoggingAdapter? logger,
        CancellationToken cancellationToken = default) =>
        Poll(conditionIsFulfilled, max, interval, fail, logger, blocking: false, cancellationToken).AsTask();

    private static Func<Task<bool>> Async(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return () => Task.FromResult(condition());
    }

    private static async ValueTask<bool> Poll(
        Func<Task<bool>> condition,
        TimeSpan max,
        TimeSpan? interval,
        Action<string, object[]> fail,
        ILoggingAdapter? logger,
        bool blocking,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var start = Now;
        var pauses = new Pauses(max, interval);
        while (!await condition())
        {
            if (!await pauses.Next(blocking, cancellationToken))
            {
                fail("The condition was not fulfilled within {0}.", [TimeText.Of(max)]);
                return false;
            }
        }

        logger?.Debug("the condition was fulfilled after {0}", TimeText.Of(Now - start));
        return true;
    }

    private async ValueTask AwaitAssertion(
        Func<Task> assertion, TimeSpan? duration, TimeSpan? interval, bool blocking, CancellationToken cancellationToken)
    {
        var pauses = new Pauses(RemainingOrDilated(duration), interval);
        while (true)
        {
            ExceptionDispatchInfo failed;
            try
            {
                await assertion();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failed = ExceptionDispatchInfo.Capture(e);
            }

            if (!await pauses.Next(blocking, cancellationToken))
            {
                failed.Throw();
            }
        }
    }

    /// <summary>The times between attempts, until a deadline. The last attempt is at the deadline itself.</summary>
    private sealed class Pauses(TimeSpan max, TimeSpan? interval)
    {
        private readonly Deadline _deadline = Deadline.After(max);
        private TimeSpan _next = interval ?? _firstPause;

        /// <returns>False when the time is over.</returns>
        internal async ValueTask<bool> Next(bool blocking, CancellationToken cancellationToken)
        {
            if (_deadline.HasPassed)
            {
                return false;
            }

            await Waits.Pause(Internal.TimeSpanExtensions.Min(_next, _deadline.Left), blocking, cancellationToken);
            if (interval is null && _next < _longestPause)
            {
                _next *= 2;
            }

            return true;
        }
    }
}
