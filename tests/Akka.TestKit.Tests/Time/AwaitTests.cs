namespace Akka.TestKit.Tests.Time;

public sealed class AwaitTests : Xunit2.TestKit
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(20);
    private int _calls;

    [Fact]
    public async Task A_condition_is_asked_until_it_is_fulfilled()
    {
        AwaitCondition(Third);
        await AwaitConditionAsync(Third);
        await AwaitConditionAsync(() => Task.FromResult(Third()));
        Assert.True(AwaitConditionNoThrow(Third, TimeSpan.FromSeconds(3)));
        Assert.True(await AwaitConditionNoThrowAsync(() => Task.FromResult(Third()), TimeSpan.FromSeconds(3), _short));
        Assert.Equal(15, _calls);
    }

    [Fact]
    public async Task A_condition_that_is_not_fulfilled_in_time_fails()
    {
        Assert.Equal(
            "The condition was not fulfilled within 20 ms (the door is open). Nothing was received before.",
            FailureOf.Expecting(() => AwaitCondition(() => false, _short, "the door is open")));
        Assert.Contains("within 20 ms", await FailureOf.ExpectingAsync(() => AwaitConditionAsync(() => Task.FromResult(false), _short)), StringComparison.Ordinal);
        Assert.False(AwaitConditionNoThrow(() => false, _short));
        Assert.False(await AwaitConditionNoThrowAsync(() => false, _short));
    }

    [Fact]
    public void The_interval_is_kept()
    {
        var start = Now;
        AwaitCondition(Third, TimeSpan.FromSeconds(3), _short);
        Assert.InRange(Now - start, 1.5 * _short, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Inside_of_Within_its_time_is_the_limit() =>
        Assert.Contains("The condition was not fulfilled within", FailureOf.Expecting(() => Within(_short, () => AwaitCondition(() => false))), StringComparison.Ordinal);

    [Fact]
    public async Task An_assertion_is_tried_until_it_holds()
    {
        AwaitAssert(() => Assert.True(Third()));
        await AwaitAssertAsync(() => Assert.True(Third()));
        await AwaitAssertAsync(async () =>
        {
            await Task.Yield();
            Assert.True(Third());
        });
        Assert.Equal(9, _calls);
    }

    [Fact]
    public async Task What_an_assertion_throws_last_goes_to_the_test()
    {
        var e = Assert.Throws<InvalidOperationException>(() => AwaitAssert(() => throw new InvalidOperationException($"{_calls++}"), _short));
        Assert.Equal($"{_calls - 1}", e.Message);
        await Assert.ThrowsAsync<DivideByZeroException>(() => AwaitAssertAsync(() => throw new DivideByZeroException(), _short));
    }

    private bool Third() => ++_calls % 3 == 0;
}
