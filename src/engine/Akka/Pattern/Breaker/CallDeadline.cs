using Akka.Actor;

namespace Akka.Pattern;

/// <summary>The time limit of a guarded call.</summary>
internal static class CallDeadline
{
    /// <returns>The call's outcome, or <see cref="TimeoutException"/> if that comes first. The call itself goes on.</returns>
    public static Task<T> Bound<T>(Task<T> call, TimeSpan timeout, IScheduler scheduler) =>
        call.IsCompleted || !IsLimit(timeout) ? call : Race(call, timeout, scheduler);

    public static void ThrowIfOver(TimeSpan taken, TimeSpan timeout)
    {
        if (IsLimit(timeout) && taken > timeout)
        {
            throw Exceeded(timeout);
        }
    }

    private static async Task<T> Race<T>(Task<T> call, TimeSpan timeout, IScheduler scheduler)
    {
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = new Cancelable(scheduler.Advanced);
        scheduler.Advanced.ScheduleOnce(timeout, late.SetResult, timer);
        if (await Task.WhenAny(call, late.Task).ConfigureAwait(false) != call)
        {
            // Nobody waits for the call any more; its failure must not surface as unobserved.
            _ = call.ContinueWith(static task => task.Exception, TaskScheduler.Default);
            throw Exceeded(timeout);
        }

        timer.Cancel();
        return await call.ConfigureAwait(false);
    }

    private static bool IsLimit(TimeSpan timeout) => timeout >= TimeSpan.Zero && timeout != TimeSpan.MaxValue;

    private static TimeoutException Exceeded(TimeSpan timeout) => new($"The call took longer than {timeout}.");
}
