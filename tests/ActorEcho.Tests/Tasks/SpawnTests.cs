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
        var handle = Sys.Spawn(_ => never.Task, stopWait: TimeSpan.FromMilliseconds(20));
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

    private IActorRef Parent(SupervisorStrategy strategy, Func<CancellationToken, Task<int>> work)
    {
        var parent = Sys.ActorOf(Props.Create(() => new Spawner(strategy)));
        parent.Tell(work, TestActor);
        return parent;
    }

    private sealed class Spawner(SupervisorStrategy strategy) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => strategy;

        protected override void OnReceive(object message) => Sender.Tell(Context.Spawn((Func<CancellationToken, Task<int>>)message));
    }
}
