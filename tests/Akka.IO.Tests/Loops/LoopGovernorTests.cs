using Akka.IO.Loops;

namespace Akka.IO.Tests.Loops;

public sealed class LoopGovernorTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly LoopGovernor _governor = new(1, 3);
    private readonly long[] _busy = new long[3];
    private readonly long[] _delayed = new long[3];
    private TimeSpan _now;

    [Fact]
    public void It_grows_when_all_loops_have_been_busy_for_three_looks()
    {
        Pass(looks: 3, busy: [1.0]);
        Assert.Equal(1, _governor.Active); // The first look has nothing to compare with.
        Pass(looks: 1, busy: [1.0]);
        Assert.Equal(2, _governor.Active);
        Pass(looks: 10, busy: [1.0, 0.8]);
        Assert.Equal(2, _governor.Active);
        Pass(looks: 3, busy: [1.0, 0.9]);
        Assert.Equal(3, _governor.Active);
        Pass(looks: 10, busy: [1.0, 1.0, 1.0]);
        Assert.Equal(3, _governor.Active);
    }

    [Fact]
    public void A_moment_of_rest_begins_the_count_anew()
    {
        Pass(looks: 3, busy: [1.0]);
        Pass(looks: 1, busy: [0.5]);
        Pass(looks: 2, busy: [1.0]);
        Assert.Equal(1, _governor.Active);
        Pass(looks: 1, busy: [1.0]);
        Assert.Equal(2, _governor.Active);
    }

    [Fact]
    public void It_does_not_grow_where_the_scheduler_keeps_loops_waiting()
    {
        Pass(looks: 20, busy: [0.88], delayed: [0.12]);
        Assert.Equal(1, _governor.Active);
    }

    [Fact]
    public void It_shrinks_when_a_loop_is_kept_waiting_and_tries_again_ever_later()
    {
        var expected = 4.0;
        for (var round = 0; round < 6; round++)
        {
            Until(2, [1.0, 1.0], [0, 0]);
            Until(1, [0.6, 0.6], [0.4, 0.0]);
            var shrunk = _now;
            Until(2, [1.0], [0]);
            Assert.Equal(expected, (_now - shrunk).TotalSeconds, 0.11);
            expected = Math.Min(expected * 2, 60);
        }
    }

    [Fact]
    public void A_growth_that_has_lasted_is_tried_again_soon()
    {
        Until(2, [1.0], [0]);
        Pass(looks: 601, busy: [0.5, 0.5]);
        Until(1, [0.6, 0.6], [0.4, 0.4]);
        var shrunk = _now;
        Until(2, [1.0], [0]);
        Assert.Equal(2.0, (_now - shrunk).TotalSeconds, 0.11);
    }

    [Fact]
    public void It_keeps_the_least_and_decides_nothing_where_the_system_gives_no_account()
    {
        Pass(looks: 10, busy: [0.1], delayed: [0.9]);
        Assert.Equal(1, _governor.Active);
        for (var i = 0; i < 10; i++)
        {
            _now += Look;
            Assert.Equal(1, _governor.Look(_now, [null, null, null]));
        }
    }

    private void Until(int active, double[] busy, double[] delayed)
    {
        for (var looks = 0; _governor.Active != active; looks++)
        {
            Assert.True(looks < 1_000);
            Pass(1, busy, delayed);
        }
    }

    private void Pass(int looks, double[] busy, double[]? delayed = null)
    {
        for (var i = 0; i < looks; i++)
        {
            _now += Look;
            for (var loop = 0; loop < busy.Length; loop++)
            {
                _busy[loop] += (long)(busy[loop] * Look.TotalNanoseconds);
                _delayed[loop] += (long)((delayed?[loop] ?? 0) * Look.TotalNanoseconds);
            }

            _governor.Look(_now, [.. _busy.Zip(_delayed, (b, d) => (LoopLoad?)new LoopLoad(b, d))]);
        }
    }
}
