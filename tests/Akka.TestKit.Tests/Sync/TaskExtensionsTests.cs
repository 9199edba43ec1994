using Akka.TestKit.Extensions;

namespace Akka.TestKit.Tests.Sync;

public sealed class TaskExtensionsTests
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_task_that_ends_gives_its_result()
    {
        await Task.CompletedTask.ShouldCompleteWithin(_long);
        Assert.Equal(1, await Task.FromResult(1).ShouldCompleteWithin(_long));
        await Task.FromResult(1).ShouldCompleteWithin(1, _long);
        Assert.Equal(1, await Task.FromResult(1).WithTimeout(_long));
        Assert.True(await Task.CompletedTask.AwaitWithTimeout(_long));
    }

    [Fact]
    public async Task Another_result_shows_both() => Assert.Equal(
        "Expected the task to give Int32 <2> because one and one are 2, but it gave Int32 <1>.",
        (await Assert.ThrowsAsync<ArgumentException>(() => Task.FromResult(1).ShouldCompleteWithin(2, _long, "one and one are {0}", 2))).Message);

    [Fact]
    public async Task A_task_that_does_not_end_in_time_says_so()
    {
        var never = new TaskCompletionSource<int>().Task;
        Assert.Equal(
            "Expected the task to end within 10 ms because it is simple, but it has not.",
            (await Assert.ThrowsAsync<TimeoutException>(() => never.ShouldCompleteWithin(_short, "it is simple"))).Message);
        await Assert.ThrowsAsync<TimeoutException>(() => never.WithTimeout(_short));
        Assert.False(await never.AwaitWithTimeout(_short));
    }

    [Fact]
    public async Task A_failure_is_expected_by_type_or_as_it_is()
    {
        var failed = Task.FromException<int>(new ArgumentNullException("x", "gone"));
        Assert.Equal("x", (await failed.ShouldThrowWithin<ArgumentException>(_long)).ParamName);
        await failed.ShouldThrowWithin(new ArgumentNullException("x", "gone"), _long);
        await Assert.ThrowsAsync<ArgumentException>(() => failed.ShouldThrowWithin(new ArgumentNullException("y", "gone"), _long));
        await Assert.ThrowsAsync<ArgumentException>(() => failed.ShouldThrowWithin<FormatException>(_long));
        await Assert.ThrowsAsync<ArgumentException>(() => Task.CompletedTask.ShouldThrowWithin<FormatException>(_long));
        await Assert.ThrowsAsync<ArgumentNullException>(() => failed.ShouldCompleteWithin(_long));
    }
}
