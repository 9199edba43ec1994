using Akka.Util;

namespace Akka.Tests.Util;

public sealed class FastLazyTests
{
    [Fact]
    public void The_value_is_made_once_for_all_threads()
    {
        var made = 0;
        var it = new FastLazy<object>(() =>
        {
            Interlocked.Increment(ref made);
            return new object();
        });
        Assert.False(it.IsValueCreated());
        var values = new object[50];
        Parallel.For(0, values.Length, i => values[i] = it.Value);
        Assert.Equal(1, made);
        Assert.Single(values.Distinct());
        Assert.True(it.IsValueCreated());
    }

    [Fact]
    public void A_producer_that_failed_is_asked_again()
    {
        var calls = 0;
        var it = new FastLazy<int>(() => ++calls == 1 ? throw new TimeoutException() : calls);
        Assert.Throws<TimeoutException>(() => it.Value);
        Assert.Equal(2, it.Value);
    }
}
