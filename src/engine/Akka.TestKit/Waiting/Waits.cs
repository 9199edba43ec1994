namespace Akka.TestKit.Waiting;

/// <summary>
/// The two ways to wait. Each expectation is written once, as an async method that is told whether it may block: then every
/// wait blocks the thread of the test, and the method has ended when it returns.
/// </summary>
internal static class Waits
{
    // What Task.Wait and the timers take at most.
    private static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>Waits until a task has ended, however it did.</summary>
    /// <returns>False when the time is over first.</returns>
    internal static async ValueTask<bool> For(Task task, TimeSpan max, bool blocking, CancellationToken cancellationToken)
    {
        var limit = max > _longest ? Timeout.InfiniteTimeSpan : max;
        if (blocking)
        {
            return Task.WaitAny([task], Milliseconds(limit), cancellationToken) == 0;
        }

        var ended = task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await ended.WaitAsync(limit, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    internal static async ValueTask Pause(TimeSpan time, bool blocking, CancellationToken cancellationToken)
    {
        if (blocking)
        {
            cancellationToken.WaitHandle.WaitOne(time);
            cancellationToken.ThrowIfCancellationRequested();
            return;
        }

        await Task.Delay(time, TimeProvider.System, cancellationToken);
    }

    /// <summary>The result of a method that was told to block.</summary>
    internal static T Blocked<T>(this ValueTask<T> blocked) => blocked.AsTask().GetAwaiter().GetResult();

    internal static void Blocked(this ValueTask blocked) => blocked.AsTask().GetAwaiter().GetResult();

    // Rounded up: a wait of less than a millisecond must not turn into a spin.
    private static int Milliseconds(TimeSpan limit) => (int)Math.Ceiling(limit.TotalMilliseconds);
}
