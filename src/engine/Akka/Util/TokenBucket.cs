namespace Akka.Util;

/// <summary>
/// Limits a rate: tokens drip into a bucket of limited size, and each piece of work takes some. Not thread-safe.
/// </summary>
public abstract class TokenBucket
{
    private readonly long _capacity;
    private readonly long _ticksBetweenTokens;
    private long _tokens;
    private long _lastToken;

    /// <param name="capacity">The most tokens in the bucket, and what it holds at the start; at least 0.</param>
    /// <param name="ticksBetweenTokens">The time between two tokens; above 0.</param>
    protected TokenBucket(long capacity, long ticksBetweenTokens)
    {
        if (capacity < 0)
        {
            throw new ArgumentException("The capacity must not be negative.", nameof(capacity));
        }

        if (ticksBetweenTokens <= 0)
        {
            throw new ArgumentException("The time between two tokens must be above zero.", nameof(ticksBetweenTokens));
        }

        _capacity = capacity;
        _ticksBetweenTokens = ticksBetweenTokens;
    }

    public abstract long CurrentTime { get; }

    /// <summary>Fills the bucket. Must be called before the first offer.</summary>
    public void Init()
    {
        _tokens = _capacity;
        _lastToken = CurrentTime;
    }

    /// <summary>Takes tokens, those of the future if need be.</summary>
    /// <param name="cost">How many; at least 0.</param>
    /// <returns>The ticks to wait until the last of them has dripped in; zero if they were there.</returns>
    public long Offer(long cost)
    {
        if (cost < 0)
        {
            throw new ArgumentException("The cost must not be negative.", nameof(cost));
        }

        Drip();
        _tokens -= cost;
        return _tokens >= 0 ? 0 : (-_tokens * _ticksBetweenTokens) - (CurrentTime - _lastToken);
    }

    private void Drip()
    {
        var arrived = (CurrentTime - _lastToken) / _ticksBetweenTokens;
        if (arrived > 0)
        {
            _tokens = Math.Min(_capacity, _tokens + arrived);
            _lastToken += arrived * _ticksBetweenTokens;
        }
    }
}
