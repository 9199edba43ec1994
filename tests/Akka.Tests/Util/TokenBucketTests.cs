using Akka.Util;

namespace Akka.Tests.Util;

public sealed class TokenBucketTests
{
    private const long Period = 10;

    [Fact]
    public void A_full_bucket_gives_its_capacity_at_once_and_then_a_token_a_period()
    {
        var it = new ManualBucket(capacity: 3);
        Assert.Equal(0, it.Offer(3));
        Assert.Equal(Period, it.Offer(1));
        Assert.Equal(2 * Period, it.Offer(1));
        it.Now += 2 * Period;
        Assert.Equal(Period, it.Offer(1));
    }

    [Fact]
    public void A_part_of_a_period_counts_toward_the_next_token()
    {
        var it = new ManualBucket(capacity: 0);
        it.Now += 4;
        Assert.Equal(6, it.Offer(1));
    }

    [Fact]
    public void Tokens_beyond_the_capacity_are_lost()
    {
        var it = new ManualBucket(capacity: 2);
        it.Now += 100 * Period;
        Assert.Equal(0, it.Offer(2));
        Assert.Equal(Period, it.Offer(1));
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TickTimeTokenBucket(-1, 1));
        Assert.Throws<ArgumentException>(() => new TickTimeTokenBucket(1, 0));
        Assert.Throws<ArgumentException>(() => new ManualBucket(1).Offer(-1));
    }

    private sealed class ManualBucket : TokenBucket
    {
        public ManualBucket(long capacity)
            : base(capacity, Period) => Init();

        public long Now { get; set; }

        public override long CurrentTime => Now;
    }
}
