using Akka.Util;

namespace Akka.Tests.Util;

public sealed class AtomicTests
{
    [Fact]
    public void A_reference_is_replaced_only_if_it_is_the_expected_one()
    {
        var (one, two) = (new object(), new object());
        var it = new AtomicReference<object>(one);
        Assert.False(it.CompareAndSet(two, two));
        Assert.True(it.CompareAndSet(one, two));
        Assert.Same(two, it.GetAndSet(one));
        Assert.Same(one, it.Value);
    }

    [Fact]
    public void A_boolean_is_replaced_only_if_it_is_the_expected_one()
    {
        var it = new AtomicBoolean(true);
        Assert.False(it.CompareAndSet(false, true));
        Assert.True(it.CompareAndSet(true, false));
        Assert.False(it.GetAndSet(true));
        Assert.True(it);
    }

    [Fact]
    public void Of_many_threads_one_wins_each_swap()
    {
        var it = new AtomicBoolean();
        var winners = 0;
        Parallel.For(0, 100, _ =>
        {
            if (it.CompareAndSet(false, true))
            {
                Interlocked.Increment(ref winners);
            }
        });
        Assert.Equal(1, winners);
    }
}
