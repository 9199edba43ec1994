using Akka.Configuration;
using Akka.Event;
using Akka.Pattern;
using Akka.TestKit;

namespace Akka.Tests.Pattern;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ResetTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeoutException Boom = new("boom");

    private readonly TestScheduler _time = new(Config.Empty, NoLogger.Instance);
    private readonly List<string> _seen = [];

    [Fact]
    public void It_opens_after_so_many_failures_in_a_row()
    {
        var breaker = Breaker(maxFailures: 3);
        Fail(breaker);
        Fail(breaker);
        Assert.Equal(2, breaker.CurrentFailureCount);
        Assert.Equal(1, breaker.WithSyncCircuitBreaker(() => 1));
        Assert.Equal(0, breaker.CurrentFailureCount);
        Fail(breaker);
        Fail(breaker);
        Assert.True(breaker.IsClosed);
        Fail(breaker);
        Assert.True(breaker.IsOpen);
        Assert.Same(Boom, breaker.LastCaughtException);
        Assert.Equal(["open"], _seen);
    }

    [Fact]
    public async Task While_open_calls_fail_fast_and_say_for_how_long()
    {
        var breaker = Breaker();
        Fail(breaker);
        _time.Advance(TimeSpan.FromSeconds(4));
        var called = false;
        var error = await Assert.ThrowsAsync<OpenCircuitException>(() => breaker.WithCircuitBreaker(() => Task.FromResult(called = true)));
        Assert.Equal(TimeSpan.FromSeconds(6), error.RemainingDuration);
        Assert.Same(Boom, error.InnerException);
        Assert.Throws<OpenCircuitException>(() => breaker.WithSyncCircuitBreaker(() => { called = true; }));
        Assert.False(called);
    }

    [Fact]
    public void After_the_reset_timeout_a_success_closes_it()
    {
        var breaker = Breaker();
        Fail(breaker);
        _time.Advance(ResetTimeout - TimeSpan.FromTicks(1));
        Assert.True(breaker.IsOpen);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(breaker.IsHalfOpen);
        breaker.WithSyncCircuitBreaker(() => { });
        Assert.True(breaker.IsClosed);
        Assert.Null(breaker.LastCaughtException);
        Assert.Equal(["open", "half-open", "closed"], _seen);
    }

    [Fact]
    public void After_the_reset_timeout_a_failure_opens_it_again()
    {
        var breaker = Breaker();
        Fail(breaker);
        _time.Advance(ResetTimeout);
        Fail(breaker);
        Assert.True(breaker.IsOpen);
        _time.Advance(ResetTimeout);
        Assert.Equal(["open", "half-open", "open", "half-open"], _seen);
    }

    [Fact]
    public async Task Half_open_lets_one_call_through()
    {
        var breaker = Breaker();
        Fail(breaker);
        _time.Advance(ResetTimeout);
        var pending = new TaskCompletionSource<int>();
        var trial = breaker.WithCircuitBreaker(() => pending.Task);
        await Assert.ThrowsAsync<OpenCircuitException>(() => breaker.WithCircuitBreaker(() => Task.FromResult(1)));
        pending.SetResult(7);
        Assert.Equal(7, await trial);
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public async Task An_asynchronous_call_that_takes_too_long_fails()
    {
        var breaker = Breaker();
        var call = breaker.WithCircuitBreaker(() => new TaskCompletionSource<int>().Task);
        _time.Advance(CallTimeout);
        await Assert.ThrowsAsync<TimeoutException>(() => call);
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void A_synchronous_call_that_took_too_long_fails()
    {
        var breaker = Breaker();
        Assert.Throws<TimeoutException>(() => breaker.WithSyncCircuitBreaker(() => _time.Advance(CallTimeout + TimeSpan.FromTicks(1))));
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public async Task A_call_that_ends_after_the_state_has_changed_counts_for_nothing()
    {
        var breaker = CircuitBreaker.Create(_time, 1, 10 * ResetTimeout, ResetTimeout);
        var (succeeds, fails) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        var calls = (Good: breaker.WithCircuitBreaker(() => succeeds.Task), Bad: breaker.WithCircuitBreaker(() => fails.Task));
        Fail(breaker);
        _time.Advance(ResetTimeout);
        succeeds.SetResult(1);
        Assert.Equal(1, await calls.Good);
        Assert.True(breaker.IsHalfOpen);
        breaker.Succeed();
        fails.SetException(Boom);
        await Assert.ThrowsAsync<TimeoutException>(() => calls.Bad);
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public void Back_off_lengthens_the_timeout_up_to_its_maximum_and_closing_resets_it()
    {
        var breaker = Listen(Breaker().WithExponentialBackoff(TimeSpan.FromSeconds(30)));
        foreach (var seconds in (int[])[10, 20, 30, 30])
        {
            Fail(breaker);
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.True(breaker.IsOpen);
            _time.Advance(TimeSpan.FromTicks(1));
            Assert.True(breaker.IsHalfOpen);
        }

        breaker.WithSyncCircuitBreaker(() => { });
        Fail(breaker);
        _time.Advance(ResetTimeout);
        Assert.True(breaker.IsHalfOpen);
    }

    [Fact]
    public void A_random_share_lengthens_the_timeout_within_its_bounds()
    {
        var breaker = Breaker().WithRandomFactor(1.0);
        Fail(breaker);
        var remaining = Assert.Throws<OpenCircuitException>(() => breaker.WithSyncCircuitBreaker(() => { })).RemainingDuration;
        Assert.InRange(remaining, ResetTimeout, 2 * ResetTimeout);
    }

    [Fact]
    public void Success_and_failure_can_be_reported_by_hand()
    {
        var breaker = Breaker();
        breaker.Fail();
        Assert.IsType<UserCalledFailException>(breaker.LastCaughtException);
        breaker.Succeed();
        Assert.True(breaker.IsOpen);
        _time.Advance(ResetTimeout);
        breaker.Succeed();
        Assert.True(breaker.IsClosed);
    }

    [Fact]
    public void A_listener_that_fails_harms_nobody()
    {
        var breaker = Listen(Breaker().OnOpen(() => throw new InvalidOperationException()));
        Fail(breaker);
        Assert.Contains("open", _seen);
    }

    [Fact]
    public void Impossible_factors_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CircuitBreaker(_time, 1, CallTimeout, ResetTimeout, ResetTimeout, 0.9));
        Assert.Throws<ArgumentException>(() => Breaker().WithRandomFactor(1.1));
    }

    private static void Fail(CircuitBreaker breaker) =>
        Assert.Same(Boom, Assert.Throws<TimeoutException>(() => breaker.WithSyncCircuitBreaker(() => throw Boom)));

    private CircuitBreaker Breaker(int maxFailures = 1) => Listen(CircuitBreaker.Create(_time, maxFailures, CallTimeout, ResetTimeout));

    private CircuitBreaker Listen(CircuitBreaker breaker) => breaker
        .OnOpen(() => _seen.Add("open"))
        .OnHalfOpen(() => _seen.Add("half-open"))
        .OnClose(() => _seen.Add("closed"));
}
