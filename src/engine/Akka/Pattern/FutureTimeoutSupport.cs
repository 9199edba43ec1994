using Akka.Actor;

namespace Akka.Pattern;

public static class FutureTimeoutSupport
{
    /// <summary>Makes a call after a time.</summary>
    /// <param name="duration">The time; infinite for never.</param>
    /// <param name="scheduler">Keeps the time.</param>
    /// <param name="value">The call. What it throws fails the task.</param>
    public static Task<T> After<T>(TimeSpan duration, IScheduler scheduler, Func<Task<T>> value)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentNullException.ThrowIfNull(value);
        if (duration == TimeSpan.MaxValue || duration == Timeout.InfiniteTimeSpan)
        {
            return new TaskCompletionSource<T>().Task;
        }

        return duration <= TimeSpan.Zero ? Call(value) : Later(duration, scheduler, value);
    }

    private static async Task<T> Later<T>(TimeSpan duration, IScheduler scheduler, Func<Task<T>> value)
    {
        // The continuation must not run on the scheduler's thread, which has others to serve.
        var time = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.Advanced.ScheduleOnce(duration, time.SetResult);
        await time.Task.ConfigureAwait(false);
        return await value().ConfigureAwait(false);
    }

    private static async Task<T> Call<T>(Func<Task<T>> value) => await value().ConfigureAwait(false);
}
