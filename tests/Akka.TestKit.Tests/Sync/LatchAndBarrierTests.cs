namespace Akka.TestKit.Tests.Sync;

public sealed class LatchAndBarrierTests() : Xunit2.TestKit("akka.test.default-timeout = 20ms, akka.test.timefactor = 2")
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_latch_opens_when_it_is_counted_down()
    {
        var latch = CreateTestLatch(2);
        latch.CountDown();
        Assert.False(latch.IsOpen);
        latch.CountDown();
        Assert.True(latch.IsOpen);
        latch.Ready();
        latch.CountDown();
        latch.Reset();
        Assert.False(latch.IsOpen);
        latch.Open();
        latch.Ready(_short);
    }

    [Fact]
    public void A_latch_that_stays_closed_says_how_long_it_was_waited_for()
    {
        var latch = CreateTestLatch(3);
        latch.CountDown();
        Assert.Equal("The latch has not opened within 40 ms: 2 of 3 counts are left.", Assert.Throws<TimeoutException>(() => latch.Ready()).Message);
        Assert.Contains("within 20 ms", Assert.Throws<TimeoutException>(() => latch.Ready(_short)).Message, StringComparison.Ordinal);
        Assert.Contains("within 10 ms", Assert.Throws<TimeoutException>(() => new TestLatch(1, _short).Ready()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => latch.Ready(TimeSpan.MaxValue));
    }

    [Fact]
    public void A_barrier_lets_threads_go_when_all_have_come()
    {
        var barrier = CreateTestBarrier(2);
        var thread = new Thread(() => barrier.Await(_long));
        thread.Start();
        barrier.Await(_long);
        Assert.True(thread.Join(_long));
    }

    [Fact]
    public void A_barrier_that_waits_in_vain_says_who_came()
    {
        var barrier = CreateTestBarrier(3);
        Assert.Equal("Only 1 of 3 have come to the barrier within 40 ms.", Assert.Throws<TimeoutException>(() => barrier.Await()).Message);
        barrier.Reset();
        Assert.Contains("within 20 ms", Assert.Throws<TimeoutException>(() => barrier.Await(_short)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_breaker_signals_its_states()
    {
        var breaker = new TestBreaker(new Pattern.CircuitBreaker(Sys.Scheduler, 1, _long, TimeSpan.FromMilliseconds(10)));
        Assert.Throws<DivideByZeroException>(() => breaker.Instance.WithSyncCircuitBreaker(() => throw new DivideByZeroException()));
        Assert.True(breaker.OpenLatch.Wait(_long));
        Assert.True(breaker.HalfOpenLatch.Wait(_long));
        Assert.False(breaker.ClosedLatch.IsSet);
        breaker.Instance.WithSyncCircuitBreaker(() => { });
        Assert.True(breaker.ClosedLatch.Wait(_long));
    }
}
