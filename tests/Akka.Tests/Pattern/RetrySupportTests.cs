using Akka.Configuration;
using Akka.Event;
using Akka.Pattern;
using Akka.TestKit;
using Akka.Util;

namespace Akka.Tests.Pattern;

public sealed class RetrySupportTests
{
    private readonly TestScheduler _time = new(Config.Empty, NoLogger.Instance);
    private int _calls;

    [Fact]
    public async Task A_call_that_succeeds_is_made_once()
    {
        Assert.Equal(1, await RetrySupport.Retry(() => Task.FromResult(++_calls), 5));
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task The_last_failure_is_the_outcome_when_the_attempts_are_used_up()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RetrySupport.Retry(Fails(times: 100), 5));
        Assert.Equal("6", error.Message);
    }

    [Fact]
    public async Task A_later_success_is_the_outcome() => Assert.Equal(4, await RetrySupport.Retry(Fails(times: 3), 3));

    [Fact]
    public async Task An_attempt_that_throws_at_once_is_a_failure_too() =>
        Assert.Equal(2, await RetrySupport.Retry(() => ++_calls < 2 ? throw new TimeoutException() : Task.FromResult(_calls), 1));

    [Fact]
    public async Task A_delay_lies_between_two_attempts()
    {
        var outcome = RetrySupport.Retry(Fails(times: 2), 2, TimeSpan.FromSeconds(3), _time);
        await Until(() => _calls == 1, TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(3) - TimeSpan.FromTicks(1));
        Assert.Equal(1, _calls);
        await Until(() => _calls == 2, TimeSpan.FromTicks(1));
        await Until(() => outcome.IsCompleted, TimeSpan.FromSeconds(3));
        Assert.Equal(3, await outcome);
    }

    [Fact]
    public async Task The_delay_function_is_asked_with_the_failures_so_far()
    {
        var asked = new List<int>();
        await RetrySupport.Retry(Fails(times: 3), 3, failures => { asked.Add(failures); return Option<TimeSpan>.None; }, _time);
        Assert.Equal([1, 2, 3], asked);
    }

    [Fact]
    public void Back_off_doubles_to_its_maximum()
    {
        var delays = Enumerable.Range(0, 5).Select(n => BackoffDelay.Of(n, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), 0).TotalSeconds);
        Assert.Equal([1, 2, 4, 5, 5], delays);
        Assert.InRange(BackoffDelay.Of(0, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), 0.5).TotalSeconds, 1, 1.5);
        Assert.Equal(TimeSpan.MaxValue, BackoffDelay.Of(5000, TimeSpan.FromSeconds(1), TimeSpan.MaxValue, 1));
    }

    [Fact]
    public async Task Impossible_arguments_are_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => RetrySupport.Retry(Fails(0), -1));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => RetrySupport.Retry(Fails(0), 1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), 0, _time));
    }

    [Fact]
    public async Task After_makes_its_call_when_the_time_has_come()
    {
        var outcome = FutureTimeoutSupport.After(TimeSpan.FromSeconds(1), _time, () => Task.FromResult(++_calls));
        Assert.Equal(0, _calls);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await outcome);
        Assert.Equal(2, await FutureTimeoutSupport.After(TimeSpan.Zero, _time, () => Task.FromResult(++_calls)));
        await Assert.ThrowsAsync<TimeoutException>(() => FutureTimeoutSupport.After<int>(TimeSpan.Zero, _time, () => throw new TimeoutException()));
        Assert.False(FutureTimeoutSupport.After(Timeout.InfiniteTimeSpan, _time, () => Task.FromResult(1)).IsCompleted);
    }

    private Func<Task<int>> Fails(int times) => () => ++_calls <= times
        ? Task.FromException<int>(new InvalidOperationException(_calls.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        : Task.FromResult(_calls);

    // The delay's continuation runs on the thread pool, so that what it leads to is awaited; virtual time moves once.
    private async Task Until(Func<bool> condition, TimeSpan advance)
    {
        _time.Advance(advance);
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
