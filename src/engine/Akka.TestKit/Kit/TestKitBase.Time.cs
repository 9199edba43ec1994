using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TimeSpan Remaining => _state.End is null
        ? throw new InvalidOperationException("Remaining is the time left inside of Within, and there is none here; RemainingOrDefault works everywhere.")
        : RemainingOr(TimeSpan.Zero);

    /// <summary>What is left of the innermost Within, or <c>akka.test.single-expect-default</c>, dilated, outside of one.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    /// <summary>A time multiplied by <c>akka.test.timefactor</c>; an infinite one stays so.</summary>
    public TimeSpan Dilated(TimeSpan duration) =>
        duration.IsInfinite() || duration == TimeSpan.MaxValue ? duration : duration * TestKitSettings.TestTimeFactor;

    /// <summary>The time given, dilated, or <see cref="RemainingOrDefault"/> if none is.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) => duration is { } given ? Dilated(given) : RemainingOrDefault;

    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => RemainingOrDilated(timeout);

    protected TimeSpan RemainingOr(TimeSpan duration)
    {
        if (_state.End is not { } end)
        {
            return duration;
        }

        var left = end - Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
