namespace Akka.Actor;

/// <summary>How the nullable limits of a strategy read: null is no limit.</summary>
internal static class RestartWindow
{
    internal static int Retries(int? maxNrOfRetries) => maxNrOfRetries ?? -1;

    internal static int Milliseconds(TimeSpan? window) => window is { } time && time != Timeout.InfiniteTimeSpan
        ? (int)Math.Min(time.TotalMilliseconds, int.MaxValue)
        : -1;
}
