using Akka.Actor;
using Akka.Util;

namespace Akka.Pattern;

public static class RetrySupport
{
    /// <summary>Makes a call, and makes it again at once each time it fails.</summary>
    /// <param name="attempt">The call.</param>
    /// <param name="attempts">How often it is made again; at least 0. The outcome of the last is the outcome.</param>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts) =>
        Loop(attempt, attempts, static _ => Option<TimeSpan>.None, null);

    /// <summary>Makes a call, and makes it again after a delay each time it fails.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan delay, IScheduler scheduler) =>
        Retry(attempt, attempts, _ => new Option<TimeSpan>(delay), scheduler);

    /// <summary>Makes a call, and makes it again each time it fails, after delays that double from one bound to the other.</summary>
    /// <param name="attempt">The call.</param>
    /// <param name="attempts">How often it is made again; at least 0.</param>
    /// <param name="minBackoff">The first delay; above zero.</param>
    /// <param name="maxBackoff">The longest delay, the random share aside.</param>
    /// <param name="randomFactor">Up to which share a delay is lengthened at random: 0 or 1.</param>
    /// <param name="scheduler">Keeps the time.</param>
    public static Task<T> Retry<T>(
        Func<Task<T>> attempt, int attempts, TimeSpan minBackoff, TimeSpan maxBackoff, int randomFactor, IScheduler scheduler)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(minBackoff, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBackoff, minBackoff);
        ArgumentOutOfRangeException.ThrowIfNegative(randomFactor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(randomFactor, 1);
        return Retry(attempt, attempts, failed => new Option<TimeSpan>(BackoffDelay.Of(failed - 1, minBackoff, maxBackoff, randomFactor)), scheduler);
    }

    /// <summary>Makes a call, and makes it again each time it fails, after a delay that a function gives.</summary>
    /// <param name="attempt">The call.</param>
    /// <param name="attempts">How often it is made again; at least 0.</param>
    /// <param name="delayFunction">The delay by the number of failures so far, from 1 on; none for no delay.</param>
    /// <param name="scheduler">Keeps the time.</param>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return Loop(attempt, attempts, delayFunction, scheduler);
    }

    private static async Task<T> Loop<T>(
        Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler? scheduler)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentOutOfRangeException.ThrowIfNegative(attempts);
        for (var failed = 1; failed <= attempts; failed++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception)
            {
                if (delayFunction(failed) is { HasValue: true, Value: var delay } && delay > TimeSpan.Zero)
                {
                    await FutureTimeoutSupport.After(delay, scheduler!, static () => Task.FromResult(Done.Instance)).ConfigureAwait(false);
                }
            }
        }

        return await attempt().ConfigureAwait(false);
    }
}
