using ActorEcho.Tasks;
using Akka.Configuration;

namespace ActorEcho.Tests.Tasks;

/// <summary>Several tasks as one, and tasks behind tasks.</summary>
public sealed class JoiningTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public JoiningTests()
        : base(ConfigurationFactory.ParseString("akka.loglevel = OFF, akka.stdout-loglevel = OFF, akka.coordinated-shutdown.run-by-clr-shutdown-hook = off"))
    {
    }

    [Fact]
    public async Task All_results_come_in_the_order_of_the_handles()
    {
        var first = new TaskCompletionSource<int>();
        var handles = new[] { Sys.Spawn(_ => first.Task), Sys.Spawn(_ => Task.FromResult(2)) };
        await handles[1];
        first.SetResult(1);
        Assert.Equal(new[] { 1, 2 }, await handles.JoinAll());
        Assert.Empty(await Array.Empty<TaskHandle<int>>().JoinAll());
    }

    [Fact]
    public async Task A_failure_among_all_aborts_the_others_and_comes_as_itself()
    {
        var group = TaskGroup.Start(Sys);
        var ended = new TaskCompletionSource();
        var waiting = await group.SpawnAsync(token => Forever(ended, token));
        var failing = await group.SpawnAsync<int>(_ => throw new InvalidOperationException("one"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new[] { waiting, failing }.JoinAll().WaitAsync(Patience));
        Assert.Equal("one", failure.Message);
        Assert.True(ended.Task.IsCompleted);
        Assert.Equal(TaskState.Aborted, waiting.State);
        await group.EndAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task The_first_wins_a_race_and_the_losers_have_ended()
    {
        var ended = new TaskCompletionSource();
        var handles = new[] { Sys.Spawn(token => Forever(ended, token)), Sys.Spawn(_ => Task.FromResult(2)) };
        Assert.Equal(2, await handles.Race().WaitAsync(Patience));
        Assert.True(ended.Task.IsCompleted);
        Assert.Equal(TaskState.Aborted, handles[0].State);
        await Assert.ThrowsAsync<ArgumentException>(() => Array.Empty<TaskHandle<int>>().Race());
    }

    [Fact]
    public async Task A_result_can_be_mapped_and_gone_on_with()
    {
        var doubled = Sys.Spawn(_ => Task.FromResult(21)).Map(n => n * 2);
        Assert.Equal(42, await doubled);
        var text = doubled.Then(Sys, (n, _) => Task.FromResult($"it is {n}"));
        Assert.Equal("it is 42", await text);
    }

    [Fact]
    public async Task Who_aborts_what_follows_aborts_what_came_before()
    {
        var ended = new TaskCompletionSource();
        var first = Sys.Spawn(token => Forever(ended, token));
        var second = first.Then(Sys, (n, _) => Task.FromResult(n));
        second.Abort();
        await ended.Task.WaitAsync(Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Completion.WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Completion.WaitAsync(Patience));
    }

    [Fact]
    public async Task The_end_of_a_group_is_the_end_of_its_members()
    {
        var group = TaskGroup.Start(Sys, name: "group");
        var ended = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var handles = new List<TaskHandle<int>>();
        foreach (var one in ended)
        {
            handles.Add(await group.SpawnAsync(token => Forever(one, token)));
        }

        Assert.All(handles, h => Assert.Equal(group.Actor.Path, h.Actor.Path.Parent));
        await group.EndAsync().WaitAsync(Patience);
        Assert.All(ended, e => Assert.True(e.Task.IsCompleted));
        await Assert.ThrowsAsync<OperationCanceledException>(() => group.SpawnAsync(_ => Task.FromResult(0)).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_failure_ends_its_member_or_if_wished_the_group()
    {
        var lenient = TaskGroup.Start(Sys);
        var failing = await lenient.SpawnAsync<int>(_ => throw new InvalidOperationException("mine"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await failing);
        Assert.Equal(1, await await lenient.SpawnAsync(_ => Task.FromResult(1)));
        await lenient.EndAsync().WaitAsync(Patience);

        var strict = TaskGroup.Start(Sys, endsWithFailure: true);
        Watch(strict.Actor);
        var ended = new TaskCompletionSource();
        await strict.SpawnAsync(token => Forever(ended, token));
        await strict.SpawnAsync<int>(_ => throw new InvalidOperationException("ours"));
        ExpectTerminated(strict.Actor, Patience);
        Assert.True(ended.Task.IsCompleted);
    }

    private static async Task<int> Forever(TaskCompletionSource ended, CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return 0;
        }
        finally
        {
            ended.SetResult();
        }
    }
}
