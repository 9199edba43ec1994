namespace Akka.TestKit.Internal;

/// <summary>How the test kit reads a time limit: null is none given, a negative one is infinite.</summary>
public static class TimeSpanExtensions
{
    public static bool IsUndefined(this TimeSpan? timeSpan) => timeSpan is null;

    public static bool IsZero(this TimeSpan timeSpan) => timeSpan == TimeSpan.Zero;

    public static bool IsZero(this TimeSpan? timeSpan) => timeSpan is { } time && time.IsZero();

    public static bool IsPositiveFinite(this TimeSpan timeSpan) => timeSpan > TimeSpan.Zero && timeSpan != TimeSpan.MaxValue;

    public static bool IsPositiveFinite(this TimeSpan? timeSpan) => timeSpan is { } time && time.IsPositiveFinite();

    /// <summary>Whether the time is negative, as <see cref="Timeout.InfiniteTimeSpan"/> is.</summary>
    public static bool IsInfinite(this TimeSpan timeSpan) => timeSpan < TimeSpan.Zero;

    public static bool IsInfinite(this TimeSpan? timeSpan) => timeSpan is { } time && time.IsInfinite();

    public static bool IsInfiniteTimeout(this TimeSpan timeSpan) => timeSpan == Timeout.InfiniteTimeSpan;

    public static bool IsInfiniteTimeout(this TimeSpan? timeSpan) => timeSpan is { } time && time.IsInfiniteTimeout();

    /// <exception cref="ArgumentException">The time is zero, negative or without end.</exception>
    public static void EnsureIsPositiveFinite(this TimeSpan timeSpan, string parameterName)
    {
        if (!timeSpan.IsPositiveFinite())
        {
            throw new ArgumentException($"The time must be finite and above zero; it is {timeSpan}.", parameterName);
        }
    }

    /// <exception cref="ArgumentException">The time is negative.</exception>
    internal static void EnsureNotInfinite(this TimeSpan timeSpan, string parameterName)
    {
        if (timeSpan.IsInfinite())
        {
            throw new ArgumentException($"The time must not be negative; it is {timeSpan}.", parameterName);
        }
    }

    /// <summary>The shorter of two limits; an infinite or missing one does not limit.</summary>
    public static TimeSpan Min(this TimeSpan a, TimeSpan? b) => b is not { } other || other.IsInfinite() || (!a.IsInfinite() && a <= other) ? a : other;
}
