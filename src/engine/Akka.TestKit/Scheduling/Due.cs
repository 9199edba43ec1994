using Akka.Actor;

namespace Akka.TestKit.Scheduling;

/// <summary>Something that a <see cref="TestScheduler"/> does at a point of virtual time, and maybe again after an interval.</summary>
internal sealed class Due(Action action, TimeSpan? interval, ICancelable? cancelable)
{
    internal TimeSpan? Interval { get; } = interval;

    internal bool IsCancelled => cancelable?.IsCancellationRequested == true;

    internal void Run() => action();
}
