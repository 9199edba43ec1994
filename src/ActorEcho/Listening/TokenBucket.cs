using Akka.Actor;

namespace ActorEcho.Listening;

/// <summary>
/// Tokens that come at a rate and are kept up to a burst: in no time span are more taken than the burst and what the rate makes in it. Full at first.
/// </summary>
/// <param name="rate">Tokens a second.</param>
/// <param name="burst">The most that are kept.</param>
/// <param name="clock">What time it is.</param>
internal sealed class TokenBucket(int rate, int burst, ITimeProvider clock)
{
    // A token is as many units as a second has ticks, so that a tick brings `rate` units and nothing is rounded.
    private const long Token = TimeSpan.TicksPerSecond;

    private readonly long _capacity = burst * Token;
    private long _level = burst * Token;
    private TimeSpan _filled = clock.MonotonicClock;

    /// <summary>How long until there is a token; zero if there is one.</summary>
    public TimeSpan Wait()
    {
        Fill();
        return _level >= Token ? TimeSpan.Zero : TimeSpan.FromTicks((Token - _level + rate - 1) / rate);
    }

    public bool TryTake()
    {
        if (Wait() > TimeSpan.Zero)
        {
            return false;
        }

        _level -= Token;
        return true;
    }

    private void Fill()
    {
        var now = clock.MonotonicClock;
        var untilFull = ((_capacity - _level) / rate) + 1;
        _level = Math.Min(_capacity, _level + (Math.Min((now - _filled).Ticks, untilFull) * rate));
        _filled = now;
    }
}
