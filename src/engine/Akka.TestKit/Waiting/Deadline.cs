using Akka.TestKit.Internal;

namespace Akka.TestKit.Waiting;

/// <summary>A point on the monotonic clock, or never.</summary>
internal readonly record struct Deadline
{
    private readonly TimeSpan? _at;

    private Deadline(TimeSpan? at) => _at = at;

    /// <summary>What is left: zero when it has passed, infinite when there is none.</summary>
    internal TimeSpan Left
    {
        get
        {
            if (_at is not { } at)
            {
                return Timeout.InfiniteTimeSpan;
            }

            var left = at - TestKitBase.Now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    internal bool HasPassed => _at is { } at && at <= TestKitBase.Now;

    /// <param name="limit">From now; negative: never.</param>
    internal static Deadline After(TimeSpan limit) => new(limit.IsInfinite() ? null : TestKitBase.Now + limit);
}
