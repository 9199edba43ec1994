using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akka.Actor;

namespace ActorEcho.Tasks;

/// <summary>Waiting on the system's scheduler, which in tests is a virtual clock.</summary>
public static class TaskTimes
{
    /// <summary>Ends after a time.</summary>
    /// <param name="scheduler">The system's.</param>
    /// <param name="time">Zero or more.</param>
    /// <param name="token">Ends the waiting, and with it the timer.</param>
    public static async Task Delay(this IScheduler scheduler, TimeSpan time, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = scheduler.Advanced.ScheduleOnceCancelable(time, over.SetResult);
        try
        {
            await over.Task.WaitAsync(token).ConfigureAwait(false);
        }
        finally
        {
            timer.Cancel();
        }
    }

    /// <summary>
    /// Ticks 1, 2, 3, ... once per period, the first after one. Who is late gets one tick at once and goes on with those to come: the numbers of those
    /// that were missed are left out, and none comes twice.
    /// </summary>
    /// <param name="scheduler">The system's.</param>
    /// <param name="period">More than zero.</param>
    /// <param name="token">Ends the ticks with an <see cref="OperationCanceledException"/>.</param>
    public static async IAsyncEnumerable<long> Interval(this IScheduler scheduler, TimeSpan period, [EnumeratorCancellation] CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        var ticks = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var tick = 0L;
        var timer = scheduler.Advanced.ScheduleRepeatedlyCancelable(period, period, () => ticks.Writer.TryWrite(++tick));
        try
        {
            while (true)
            {
                yield return await ticks.Reader.ReadAsync(token).ConfigureAwait(false);
            }
        }
        finally
        {
            timer.Cancel();
        }
    }
}
