using Akka.Util;

namespace Akka.Pattern;

/// <summary>Delays that double.</summary>
internal static class BackoffDelay
{
    /// <param name="restarts">How many delays there were before.</param>
    /// <param name="minimum">The first delay.</param>
    /// <param name="maximum">The longest delay, the random share aside.</param>
    /// <param name="randomFactor">Up to which share the delay is lengthened.</param>
    public static TimeSpan Of(int restarts, TimeSpan minimum, TimeSpan maximum, double randomFactor)
    {
        var ticks = Math.Min(maximum.Ticks, minimum.Ticks * Math.Pow(2, restarts));
        ticks *= 1.0 + (ThreadLocalRandom.Current.NextDouble() * randomFactor);
        return ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)ticks);
    }
}
