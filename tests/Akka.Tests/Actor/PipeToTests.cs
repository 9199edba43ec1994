using Akka.Actor;

namespace Akka.Tests.Actor;

public sealed class PipeToTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task A_result_arrives_with_the_given_sender()
    {
        await Task.FromResult(5).PipeTo(_recorder, ActorRefs.Nobody);
        Assert.Equal((5, ActorRefs.Nobody), Assert.Single(_recorder.Told));
    }

    [Fact]
    public async Task A_result_can_be_transformed()
    {
        await Task.FromResult(5).PipeTo(_recorder, success: value => value + 1);
        await ValueTask.FromResult(5).PipeTo(_recorder, success: value => value + 2);
        Assert.Equal([6, 7], _recorder.Told.Select(told => told.Message));
    }

    [Fact]
    public async Task A_failure_arrives_as_status_with_the_very_exception()
    {
        var boom = new InvalidOperationException("boom");
        await Task.FromException<int>(boom).PipeTo(_recorder);
        await Task.FromException(boom).PipeTo(_recorder);
        await ValueTask.FromException<int>(boom).PipeTo(_recorder);
        await ValueTask.FromException(boom).PipeTo(_recorder);
        Assert.Equal(4, _recorder.Told.Count);
        Assert.All(_recorder.Told, told => Assert.Same(boom, Assert.IsType<Status.Failure>(told.Message).Cause));
    }

    [Fact]
    public async Task A_failure_can_be_transformed()
    {
        await Task.FromException<int>(new InvalidOperationException("boom")).PipeTo(_recorder, failure: cause => cause.Message);
        await Task.FromException(new InvalidOperationException("bang")).PipeTo(_recorder, failure: cause => cause.Message);
        Assert.Equal(["boom", "bang"], _recorder.Told.Select(told => told.Message));
    }

    [Fact]
    public async Task A_cancelled_task_is_a_failure()
    {
        await Task.FromCanceled<int>(new CancellationToken(true)).PipeTo(_recorder);
        Assert.IsType<TaskCanceledException>(Assert.IsType<Status.Failure>(_recorder.Told[0].Message).Cause);
    }

    [Fact]
    public async Task A_success_that_throws_is_a_failure()
    {
        var boom = new InvalidOperationException("boom");
        await Task.FromResult(5).PipeTo(_recorder, success: _ => throw boom);
        Assert.Same(boom, Assert.IsType<Status.Failure>(_recorder.Told[0].Message).Cause);
    }

    [Fact]
    public async Task A_task_without_a_result_says_only_what_it_is_asked_to()
    {
        await Task.CompletedTask.PipeTo(_recorder);
        await ValueTask.CompletedTask.PipeTo(_recorder);
        Assert.Empty(_recorder.Told);
        await Task.CompletedTask.PipeTo(_recorder, success: () => "done");
        await ValueTask.CompletedTask.PipeTo(_recorder, true, success: () => "done too");
        Assert.Equal(["done", "done too"], _recorder.Told.Select(told => told.Message));
    }

    private sealed class Recorder : ICanTell
    {
        public List<(object Message, IActorRef? Sender)> Told { get; } = [];

        public void Tell(object message, IActorRef? sender) => Told.Add((message, sender));
    }
}
