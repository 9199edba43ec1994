using Akka.TestKit.Internal;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// A block must take at least min and at most max; inside, waits without a time of their own end with the block.
public abstract partial class TestKitBase
{
    /// <summary>What an async block may run over before it is given up: it may itself be about to report the time.</summary>
    internal TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(1);

    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        Within<object?>(
            min,
            max,
            () =>
            {
                action();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);
    }

    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    public T Within<T>(
        TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return WithinCore(min, max, () => Task.FromResult(function()), hint, epsilonValue, blocking: true, cancellationToken).Blocked();
    }

    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    public Task WithinAsync(
        TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actionAsync);
        return WithinAsync<object?>(
            min,
            max,
            async () =>
            {
                await actionAsync();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);
    }

    public Task<T> WithinAsync<T>(TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    public Task<T> WithinAsync<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return WithinCore(min, max, function, hint, epsilonValue, blocking: false, cancellationToken).AsTask();
    }

    private async ValueTask<T> WithinCore<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint, TimeSpan? epsilonValue, bool blocking, CancellationToken cancellationToken)
    {
        min.EnsureNotInfinite(nameof(min));
        max.EnsureIsPositiveFinite(nameof(max));
        cancellationToken.ThrowIfCancellationRequested();
        var outerEnd = _state.End;
        var start = Now;
        var limit = Dilated(max).Min(outerEnd is null ? null : RemainingOr(TimeSpan.Zero));
        if (limit < min)
        {
            Fail($"Within{In(hint)} must take at least {TimeText.Of(min)}, but only {TimeText.Of(limit)} are left of the block around it.");
        }

        _state.End = start + limit;
        _state.LastWasNoMsg = false;
        T result;
        try
        {
            var block = function();
            if (!block.IsCompleted && !await Waits.For(block, limit + (epsilonValue ?? TimeSpan.Zero) + Grace, blocking, cancellationToken))
            {
                Fail($"The block of Within{In(hint)} still runs after {TimeText.Of(Now - start)}; expected it to end within {TimeText.Of(limit)}.{Seen()}");
            }

            result = await block;
        }
        finally
        {
            _state.End = outerEnd;
        }

        CheckDuration(Now - start, min, limit, epsilonValue ?? TimeSpan.Zero, hint);
        return result;
    }

    private void CheckDuration(TimeSpan took, TimeSpan min, TimeSpan limit, TimeSpan epsilon, string? hint)
    {
        if (took < min)
        {
            Fail($"The block of Within{In(hint)} took {TimeText.Of(took)}; expected it to take at least {TimeText.Of(min)}.");
        }

        // Expecting that nothing comes uses up all the time, so running over by a little is in its nature.
        if (!_state.LastWasNoMsg && took > limit + epsilon)
        {
            Fail($"The block of Within{In(hint)} took {TimeText.Of(took)}; expected it to end within {TimeText.Of(limit + epsilon)}.");
        }
    }
}
