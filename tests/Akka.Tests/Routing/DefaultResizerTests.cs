using Akka.Configuration;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class DefaultResizerTests
{
    [Fact]
    public void When_all_are_busy_the_pool_grows_by_its_rate()
    {
        var it = new DefaultResizer(1, 20, rampupRate: 0.2);
        Assert.Equal(0, it.Rampup(pressure: 9, capacity: 10));
        Assert.Equal(2, it.Rampup(pressure: 10, capacity: 10));
        Assert.Equal(1, it.Rampup(pressure: 1, capacity: 1));
    }

    [Fact]
    public void When_few_are_busy_the_pool_shrinks_by_its_rate()
    {
        var it = new DefaultResizer(1, 20, backoffThreshold: 0.3, backoffRate: 0.1);
        Assert.Equal(0, it.Backoff(pressure: 3, capacity: 10));
        Assert.Equal(-1, it.Backoff(pressure: 2, capacity: 10));
        Assert.Equal(-2, it.Backoff(pressure: 0, capacity: 11));
        Assert.Equal(0, new DefaultResizer(1, 20, backoffThreshold: 0).Backoff(0, 10));
    }

    [Fact]
    public void The_bounds_hold_whatever_the_load()
    {
        var it = new DefaultResizer(2, 5);
        Assert.Equal(2, it.Resize([]));
        Assert.Equal(-3, it.Resize(NamedRoutee.Make(8)));
        Assert.Equal(0, it.Resize(NamedRoutee.Make(2)));
    }

    [Fact]
    public void It_looks_every_so_many_messages()
    {
        var it = new DefaultResizer(1, 5, messagesPerResize: 3);
        Assert.Equal([0L, 3L, 6L], Enumerable.Range(0, 7).Select(i => (long)i).Where(it.IsTimeForResize));
    }

    [Fact]
    public void It_is_read_from_the_configuration_if_enabled_there()
    {
        var on = ConfigurationFactory.ParseString(
            "resizer { enabled = on, lower-bound = 2, upper-bound = 7, pressure-threshold = 3, rampup-rate = 0.5, backoff-threshold = 0.4, backoff-rate = 0.6, messages-per-resize = 9 }");
        Assert.Equal(new DefaultResizer(2, 7, 3, 0.5, 0.4, 0.6, 9), Resizer.FromConfig(on));
        Assert.Null(Resizer.FromConfig(ConfigurationFactory.ParseString("resizer.enabled = off")));
    }

    [Fact]
    public void Impossible_bounds_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new DefaultResizer(-1, 1));
        Assert.ThrowsAny<ArgumentException>(() => new DefaultResizer(3, 2));
        Assert.ThrowsAny<ArgumentException>(() => new DefaultResizer(1, 2, messagesPerResize: 0));
        Assert.ThrowsAny<ArgumentException>(() => new DefaultResizer(1, 2, rampupRate: -1));
    }
}
