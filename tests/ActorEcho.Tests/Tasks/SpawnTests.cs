using ActorEcho.Tasks;
using Akka.Actor;
using Akka.Configuration;

namespace ActorEcho.Tests.Tasks;

/// <summary>Functions under a parent.</summary>
public sealed class SpawnTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public SpawnTests()
        : base(ConfigurationFactory.ParseString("akka.loglevel = OFF, akka.stdout-loglevel = OFF, akka.coordinated-shutdown.run-by-clr-shutdown-hook = off"))
    {
    }

    [Fact]
    public async Task The_handle_gives_the_result_and_the_actor_ends()
    {
        var handle = Sys.Spawn(async _ =>
        {
            await Task.Yield();
            return 42;
        });
        Watch(handle.Actor);
        Assert.Equal(42, await handle);
        ExpectTerminated(handle.Actor, Patience);
    }

    [Fact]
    public async Task A_parent_that_stops_cancels_its_functions_and_waits_for_them()
    {
        var seen = false;
        var started = new TaskCompletionSource();
        var parent = Parent(SupervisorStrategy.DefaultStrategy, async token =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }
            finally
            {
                Volatile.Write(ref seen, true);
            }

            return 0;
        });
        var handle = ExpectMsg<TaskHandle<int>>(Patience);
        await started.Task;
        Watch(parent);
        Sys.Stop(parent);
        ExpectTerminated(parent, Patience);
        Assert.True(Volatile.Read(ref seen));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await handle);
    }

    [Fact]
    public async Task A_function_that_does_not_heed_its_token_is_waited_for_no_longer_than_agreed()
    {
        var never = new TaskCompletionSource<int>();
        var handle = Sys.Spawn(_ => never.Task, new TaskOptions { StopWait = TimeSpan.FromMilliseconds(20) });
        Watch(handle.Actor);
        handle.Abort();
        ExpectTerminated(handle.Actor, Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await handle);
    }

    [Fact]
    public async Task A_failure_that_its_supervisor_stops_is_the_handles()
    {
        Parent(SupervisorStrategy.StoppingStrategy, _ => throw new InvalidOperationException("no"));
        var handle = ExpectMsg<TaskHandle<int>>(Patience);
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await handle)).Message);
    }

    [Fact]
    public async Task A_supervisor_that_restarts_has_the_function_called_again()
    {
        var calls = 0;
        Parent(SupervisorStrategy.DefaultStrategy, _ => Interlocked.Increment(ref calls) < 3 ? throw new InvalidOperationException("not yet") : Task.FromResult(calls));
        Assert.Equal(3, await ExpectMsg<TaskHandle<int>>(Patience).Completion.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_supervisor_that_resumes_ends_it_with_the_failure()
    {
        Parent(new OneForOneStrategy(_ => Directive.Resume), _ => throw new InvalidOperationException("no"));
        var handle = ExpectMsg<TaskHandle<int>>(Patience);
        Watch(handle.Actor);
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await handle)).Message);
        ExpectTerminated(handle.Actor, Patience);
        Assert.Equal(TaskState.Faulted, handle.State);
    }

    [Fact]
    public async Task A_handle_says_how_its_task_stands()
    {
        var go = new TaskCompletionSource<int>();
        var handle = Sys.Spawn(_ => go.Task);
        Assert.Equal(TaskState.Running, handle.State);
        go.SetResult(1);
        await handle;
        Assert.Equal(TaskState.Completed, handle.State);
        var aborted = Sys.Spawn(token => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token).ContinueWith(_ => 0, token));
        aborted.Abort();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await aborted);
        Assert.Equal(TaskState.Aborted, aborted.State);
    }

    [Fact]
    public async Task An_abort_takes_no_result_away_that_came_before_the_task_saw_it()
    {
        var seen = new TaskCompletionSource();
        var handle = Sys.Spawn(async token =>
        {
            token.UnsafeRegister(_ => seen.SetResult(), null);
            await seen.Task;
            return 7;
        });
        handle.Abort();
        Assert.Equal(7, await handle.Completion.WaitAsync(Patience));
    }

    [Fact]
    public async Task Blocking_work_has_threads_of_its_own()
    {
        var onPool = await Sys.SpawnBlocking(_ => Thread.CurrentThread.IsThreadPoolThread);
        Assert.False(onPool);
        var failed = Sys.ActorOf(Props.Create(() => new BlockingParent()));
        failed.Tell("go", TestActor);
        Assert.Equal("stuck", (await Assert.ThrowsAsync<InvalidOperationException>(() => ExpectMsg<TaskHandle<int>>(Patience).Completion)).Message);
        using var released = new ManualResetEventSlim();
        var handle = Sys.SpawnBlocking(token =>
        {
            released.Wait(token);
            return 0;
        });
        handle.Abort();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handle.Completion.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_thousand_tasks_are_nothing_special()
    {
        var handles = Enumerable.Range(0, 1000).Select(i => Sys.Spawn(async _ =>
        {
            await Task.Yield();
            return i;
        })).ToList();
        Assert.Equal(Enumerable.Range(0, 1000), await handles.JoinAll());
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Sys.Spawn(_ => Task.FromResult(0), new TaskOptions { StopWait = TimeSpan.FromSeconds(-1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sys.Spawn(_ => Task.FromResult(0), new TaskOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sys.Spawn(_ => Task.FromResult(0), new TaskOptions { RestartDelay = TimeSpan.FromMinutes(1) }));
    }

    private IActorRef Parent(SupervisorStrategy strategy, Func<CancellationToken, Task<int>> work)
    {
        var parent = Sys.ActorOf(Props.Create(() => new Spawner(strategy)));
        parent.Tell(work, TestActor);
        return parent;
    }

    private sealed class BlockingParent : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

        protected override void OnReceive(object message) => Sender.Tell(Context.SpawnBlocking<int>(_ => throw new InvalidOperationException("stuck")));
    }

    private sealed class Spawner(SupervisorStrategy strategy) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => strategy;

        protected override void OnReceive(object message) => Sender.Tell(Context.Spawn((Func<CancellationToken, Task<int>>)message));
    }
}
