namespace Akka.TestKit.Tests.Time;

public sealed class WithinTests : Xunit2.TestKit
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_block_gives_its_result()
    {
        Assert.Equal(1, Within(_long, () => 1));
        Assert.Equal(2, await WithinAsync(_long, () => Task.FromResult(2)));
        Assert.Equal(3, await WithinAsync(TimeSpan.Zero, _long, () => Task.FromResult(3)));
    }

    [Fact]
    public void Waits_inside_end_with_the_block()
    {
        Assert.Throws<InvalidOperationException>(() => Remaining);
        Assert.Equal(TestKitSettings.SingleExpectDefault, RemainingOrDefault);
        Within(_long, () =>
        {
            Assert.InRange(Remaining, TimeSpan.FromSeconds(10), _long);
            Assert.InRange(RemainingOrDefault, TimeSpan.FromSeconds(10), _long);
            Assert.Equal(_short, RemainingOrDilated(_short));
            Assert.Equal(_short, GetTimeoutOrDefault(_short));
        });
        Assert.Matches(" within (20|1[0-9]).* ms, but none came", FailureOf.Expecting(() => Within(_short, () => ExpectMsg<string>())));
    }

    [Fact]
    public void The_innermost_deadline_holds_but_not_longer_than_the_one_around_it()
    {
        Within(_long, () =>
        {
            Within(TimeSpan.FromSeconds(5), () => Assert.InRange(Remaining, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
            Assert.InRange(Remaining, TimeSpan.FromSeconds(6), _long);
            Within(2 * _long, () => Assert.InRange(Remaining, TimeSpan.Zero, _long));
        });
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public void The_deadline_ends_with_a_block_that_throws()
    {
        Assert.Throws<DivideByZeroException>(() => Within(_long, () => throw new DivideByZeroException()));
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public void Too_slow_and_too_fast_fail()
    {
        var late = Now + (2 * _short);
        Assert.Matches(
            "^The block of Within took .* ms; expected it to end within 20 ms\\.$",
            FailureOf.Expecting(() => Within(_short, () => SpinWait.SpinUntil(() => Now > late))));
        Assert.Matches(
            "^The block of Within \\(nap\\) took .* ms; expected it to take at least 10 s\\.$",
            FailureOf.Expecting(() => Within(TimeSpan.FromSeconds(10), _long, () => { }, "nap")));
    }

    [Fact]
    public void The_epsilon_is_allowed_on_top()
    {
        var late = Now + (2 * _short);
        Within(_short, () => SpinWait.SpinUntil(() => Now > late), _long);
    }

    [Fact]
    public void A_minimum_that_the_block_around_leaves_no_time_for_fails()
    {
        var text = FailureOf.Expecting(() => Within(_short, () => Within(TimeSpan.FromSeconds(1), _long, () => { })));
        Assert.StartsWith("Within must take at least 1 s, but only ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_async_block_that_never_ends_is_given_up()
    {
        Grace = _short;
        var text = await FailureOf.ExpectingAsync(() => WithinAsync(_short, () => new TaskCompletionSource().Task));
        Assert.Contains("expected it to end within 20 ms.", text, StringComparison.Ordinal);
        Assert.Contains("still runs after", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_without_end_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Within(Timeout.InfiniteTimeSpan, () => { }));
        await Assert.ThrowsAsync<ArgumentException>(() => WithinAsync(TimeSpan.Zero, () => Task.CompletedTask));
    }
}
