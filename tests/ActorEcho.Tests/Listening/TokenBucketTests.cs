using ActorEcho.Listening;

namespace ActorEcho.Tests.Listening;

/// <summary>Not one token more, and none too late.</summary>
public sealed class TokenBucketTests
{
    private static readonly TimeSpan Tick = new(1);

    private readonly ManualClock _clock = new();

    [Fact]
    public void At_first_there_is_a_burst()
    {
        var bucket = new TokenBucket(3, 5, _clock);
        Assert.Equal(5, TakeAll(bucket));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(7, 100)]
    [InlineData(1_000_000, 13)]
    public void Each_comes_when_it_is_due_to_the_tick_and_nothing_is_lost_by_rounding(int rate, int burst)
    {
        var bucket = new TokenBucket(rate, burst, _clock);
        TakeAll(bucket);
        for (var i = 1; i <= 1000; i++)
        {
            var due = new TimeSpan(((i * TimeSpan.TicksPerSecond) + rate - 1) / rate);
            Assert.Equal(due - _clock.MonotonicClock, bucket.Wait());
            _clock.MonotonicClock = due - Tick;
            Assert.False(bucket.TryTake());
            _clock.MonotonicClock = due;
            Assert.True(bucket.TryTake());
            Assert.False(bucket.TryTake());
        }
    }

    [Fact]
    public void In_no_time_span_are_there_more_than_the_burst_and_what_the_rate_makes_in_it()
    {
        var bucket = new TokenBucket(10, 4, _clock);
        var random = new Random(10);
        var taken = new List<TimeSpan>();
        while (taken.Count < 500)
        {
            taken.AddRange(Enumerable.Repeat(_clock.MonotonicClock, TakeAll(bucket)));
            _clock.MonotonicClock += TimeSpan.FromMilliseconds(random.Next(random.Next(4) == 0 ? 2000 : 50));
        }

        for (var first = 0; first < taken.Count; first++)
        {
            for (var last = first; last < taken.Count; last++)
            {
                Assert.True(last - first + 1 <= 4 + (10 * (taken[last] - taken[first]).TotalSeconds));
            }
        }
    }

    [Fact]
    public void However_long_nobody_comes_no_more_than_a_burst_is_kept()
    {
        var bucket = new TokenBucket(1_000_000, 1_000, _clock);
        TakeAll(bucket);
        _clock.MonotonicClock = TimeSpan.FromDays(10_000);
        Assert.Equal(1_000, TakeAll(bucket));
    }

    private static int TakeAll(TokenBucket bucket)
    {
        var taken = 0;
        while (bucket.TryTake())
        {
            taken++;
        }

        return taken;
    }
}
