using System.Diagnostics;

namespace Akka.Util;

/// <summary>A token bucket whose time is counted in ticks of 100 ns.</summary>
public sealed class TickTimeTokenBucket : TokenBucket
{
    /// <param name="capacity">The most tokens in the bucket.</param>
    /// <param name="period">Ticks between two tokens.</param>
    public TickTimeTokenBucket(long capacity, long period)
        : base(capacity, period)
    {
    }

    public override long CurrentTime => Stopwatch.GetElapsedTime(0).Ticks;
}
