using ActorEcho.Tasks;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorEcho.Tests.Tasks;

/// <summary>Tasks and time, which is the test's.</summary>
public sealed class TimeTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TimeTests()
        : base(ConfigurationFactory.ParseString(
            "akka.loglevel = OFF, akka.stdout-loglevel = OFF, akka.coordinated-shutdown.run-by-clr-shutdown-hook = off, akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\""))
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task A_delay_ends_when_its_time_is_there_and_not_before()
    {
        var delay = Sys.Scheduler.Delay(10 * Second, CancellationToken.None);
        Time.Advance(9.9 * Second);
        Assert.False(delay.IsCompleted);
        Time.Advance(0.1 * Second);
        await delay.WaitAsync(Patience);
        using var stop = new CancellationTokenSource();
        var cancelled = Sys.Scheduler.Delay(Second, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    [Fact]
    public async Task Ticks_come_once_a_period_and_those_missed_are_left_out()
    {
        using var stop = new CancellationTokenSource();
        await using var ticks = Sys.Scheduler.Interval(Second, stop.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = ticks.MoveNextAsync().AsTask();
        Time.Advance(0.9 * Second);
        Assert.False(next.IsCompleted);
        Time.Advance(0.1 * Second);
        Assert.True(await next.WaitAsync(Patience));
        Assert.Equal(1, ticks.Current);
        for (var i = 0; i < 5; i++)
        {
            Time.Advance(Second);
        }

        Assert.True(await ticks.MoveNextAsync().AsTask().WaitAsync(Patience));
        Assert.Equal(6, ticks.Current);
        next = ticks.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_task_that_takes_too_long_is_told_and_its_handle_fails()
    {
        var told = new TaskCompletionSource();
        var handle = Sys.Spawn(
            async token =>
            {
                await using var registration = token.UnsafeRegister(_ => told.SetResult(), null);
                await told.Task;
                return 0;
            },
            new TaskOptions { Timeout = 5 * Second });
        Watch(handle.Actor);
        handle.Actor.Tell(new Identify(null), TestActor);
        ExpectMsg<ActorIdentity>(Patience); // It has started, and its time with it.
        Time.Advance(5 * Second);
        await told.Task.WaitAsync(Patience);
        Assert.Equal("the task did not end within 00:00:05", (await Assert.ThrowsAsync<TimeoutException>(() => handle.Completion.WaitAsync(Patience))).Message);
        ExpectTerminated(handle.Actor, Patience);
    }

    [Fact]
    public void Restarts_wait_longer_each_time_up_to_a_limit()
    {
        var work = new TaskWork<int>((_, _) => Task.FromResult(0), new TaskOptions { RestartDelay = Second, LongestRestartDelay = 3 * Second });
        Assert.Equal([Second, 2 * Second, 3 * Second, 3 * Second], Enumerable.Range(0, 4).Select(_ => work.NextDelay()));
    }

    [Fact]
    public async Task A_restart_waits_on_the_scheduler()
    {
        var calls = 0;
        var parent = Sys.ActorOf(Props.Create(() => new Restarting()));
        Func<CancellationToken, Task<int>> work = _ => Interlocked.Increment(ref calls) < 3 ? throw new InvalidOperationException("not yet") : Task.FromResult(calls);
        parent.Tell(work, TestActor);
        var handle = ExpectMsg<TaskHandle<int>>(Patience);
        AwaitCondition(() => Volatile.Read(ref calls) == 1, Patience);
        AwaitCondition(
            () =>
            {
                Time.Advance(Second);
                return handle.Completion.IsCompleted;
            },
            Patience);
        Assert.Equal(3, await handle);
    }

    private sealed class Restarting : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(Context.Spawn(
            (Func<CancellationToken, Task<int>>)message, new TaskOptions { RestartDelay = Second, LongestRestartDelay = 3 * Second }));
    }
}
