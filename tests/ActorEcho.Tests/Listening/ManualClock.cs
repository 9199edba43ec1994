using Akka.Actor;

namespace ActorEcho.Tests.Listening;

/// <summary>Time that stands still until it is moved.</summary>
internal sealed class ManualClock : ITimeProvider
{
    public TimeSpan MonotonicClock { get; set; }

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch + MonotonicClock;
}
