using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Tests.Actor.Scheduling;

/// <summary>For cancelables of which nothing but the flag is used.</summary>
internal sealed class NoScheduler : IActionScheduler
{
    public static readonly NoScheduler Instance = new();

    public void ScheduleOnce(TimeSpan delay, IRunnable action) => throw new NotSupportedException();

    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) => throw new NotSupportedException();

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) => throw new NotSupportedException();

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) => throw new NotSupportedException();

    public void ScheduleOnce(TimeSpan delay, Action action) => throw new NotSupportedException();

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => throw new NotSupportedException();

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => throw new NotSupportedException();

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) => throw new NotSupportedException();
}
