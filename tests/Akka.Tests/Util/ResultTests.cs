using Akka.Util;

namespace Akka.Tests.Util;

public sealed class ResultTests
{
    [Fact]
    public void A_finished_task_becomes_its_outcome()
    {
        Assert.Equal(Result.Success(1), Result.FromTask(Task.FromResult(1)));
        Assert.IsType<AggregateException>(Result.FromTask(Task.FromException<int>(new TimeoutException())).Exception);
        Assert.IsType<TaskCanceledException>(Result.FromTask(Task.FromCanceled<int>(new CancellationToken(true))).Exception);
        Assert.Throws<InvalidOperationException>(() => Result.FromTask(new TaskCompletionSource<int>().Task));
    }

    [Fact]
    public void Results_are_equal_by_outcome()
    {
        var boom = new TimeoutException();
        Assert.True(Result.Failure<int>(boom) == Result.From<int>(() => throw boom));
        Assert.True(Result.Success(1) != Result.Success(2));
        Assert.True(Result.Success(0) != Result.Failure<int>(boom));
    }
}
