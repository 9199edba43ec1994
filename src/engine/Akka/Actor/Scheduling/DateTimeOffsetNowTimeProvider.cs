namespace Akka.Actor;

public class DateTimeOffsetNowTimeProvider : IDateTimeOffsetNowTimeProvider
{
    private static readonly long Origin = TimeProvider.System.GetTimestamp();

    private DateTimeOffsetNowTimeProvider()
    {
    }

    public static DateTimeOffsetNowTimeProvider Instance { get; } = new();

    public DateTimeOffset Now => TimeProvider.System.GetLocalNow();

    /// <summary>Time since the process first asked for it; never set back.</summary>
    public TimeSpan MonotonicClock => TimeProvider.System.GetElapsedTime(Origin);

    public TimeSpan HighResMonotonicClock => MonotonicClock;
}
