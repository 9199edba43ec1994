using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Shutdown;

public sealed class CoordinatedShutdownTests : EngineTest
{
    private readonly ConcurrentQueue<string> _ran = [];
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Phases_run_in_order_and_the_tasks_of_one_side_by_side()
    {
        var shutdown = Make("a {}, b { depends-on = [a] }");
        var both = new TaskCompletionSource();
        shutdown.AddTask("b", "b", Task("b"));
        shutdown.AddTask("a", "a1", async () =>
        {
            await both.Task;
            _ran.Enqueue("a1");
            return Done.Instance;
        });
        shutdown.AddTask("a", "a2", () =>
        {
            both.SetResult();
            return Task("a2")();
        });
        Assert.Same(Done.Instance, await Run(shutdown));
        Assert.Equal(["a1", "a2"], _ran.Take(2).Order());
        Assert.Equal("b", _ran.Last());
    }

    [Fact]
    public async Task It_runs_once_whoever_asks()
    {
        var shutdown = Make("a {}");
        shutdown.AddTask("a", "a", Task("a"));
        Assert.Null(shutdown.ShutdownReason);
        await Run(shutdown);
        await Soon(shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance));
        Assert.Same(CoordinatedShutdown.UnknownReason.Instance, shutdown.ShutdownReason);
        Assert.Equal(["a"], _ran);
    }

    [Fact]
    public async Task It_can_begin_at_a_later_phase()
    {
        var shutdown = Make("a {}, b { depends-on = [a] }, c { depends-on = [b] }");
        foreach (var phase in new[] { "a", "b", "c" })
        {
            shutdown.AddTask(phase, phase, Task(phase));
        }

        await Run(shutdown, "b");
        Assert.Equal(["b", "c"], _ran);
    }

    [Fact]
    public async Task A_task_that_fails_is_passed_over_where_the_phase_recovers()
    {
        var shutdown = Make("a {}, b { depends-on = [a] }");
        shutdown.AddTask("a", "async", () => global::System.Threading.Tasks.Task.FromException<Done>(new InvalidOperationException("boom")));
        shutdown.AddTask("a", "sync", () => throw new InvalidOperationException("bang"));
        shutdown.AddTask("b", "b", Task("b"));
        await Run(shutdown);
        Assert.Equal(["b"], _ran);
    }

    [Fact]
    public async Task A_task_that_fails_ends_the_shutdown_where_the_phase_does_not_recover()
    {
        var shutdown = Make("a { recover = off }, b { depends-on = [a] }");
        shutdown.AddTask("a", "a", () => throw new InvalidOperationException("boom"));
        shutdown.AddTask("b", "b", Task("b"));
        Assert.Equal("boom", (await Assert.ThrowsAsync<InvalidOperationException>(() => Run(shutdown))).Message);
        Assert.Empty(_ran);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_phase_that_takes_too_long_is_left_or_ends_the_shutdown(bool recover)
    {
        var shutdown = Make($"a {{ timeout = 2s, recover = {(recover ? "on" : "off")} }}, b {{ depends-on = [a] }}");
        var begun = new TaskCompletionSource();
        var never = new TaskCompletionSource<Done>();
        var fast = new TaskCompletionSource();
        shutdown.AddTask("a", "fast", () =>
        {
            _ran.Enqueue("fast");
            fast.SetResult();
            return global::System.Threading.Tasks.Task.FromResult(Done.Instance);
        });
        shutdown.AddTask("a", "slow", () =>
        {
            begun.SetResult();
            return never.Task;
        });
        shutdown.AddTask("b", "b", Task("b"));
        var run = Run(shutdown);
        await Soon(global::System.Threading.Tasks.Task.WhenAll(begun.Task, fast.Task));
        await Soon(_time.WaitForTimer());
        _time.Advance(1_999);
        Assert.False(run.IsCompleted);
        _time.Advance(1);
        if (recover)
        {
            await run;
            Assert.Equal(["fast", "b"], _ran);
        }
        else
        {
            var error = await Assert.ThrowsAsync<TimeoutException>(() => run);
            Assert.Contains("[a]", error.Message, StringComparison.Ordinal);
            Assert.Contains("slow]", error.Message, StringComparison.Ordinal);
            Assert.Equal(["fast"], _ran);
        }
    }

    [Fact]
    public async Task A_disabled_phase_is_left_out()
    {
        var shutdown = Make("a { enabled = off }, b { depends-on = [a] }");
        shutdown.AddTask("a", "a", Task("a"));
        shutdown.AddTask("b", "b", Task("b"));
        await Run(shutdown);
        Assert.Equal(["b"], _ran);
    }

    [Fact]
    public async Task A_task_may_be_added_for_a_later_phase_while_it_runs()
    {
        var shutdown = Make("a {}, b { depends-on = [a] }");
        shutdown.AddTask("a", "a", () =>
        {
            shutdown.AddTask("b", "late", Task("late"));
            shutdown.AddTask("a", "too late", Task("too late"));
            return Task("a")();
        });
        await Run(shutdown);
        Assert.Equal(["a", "late"], _ran);
    }

    [Fact]
    public async Task A_phase_or_name_that_is_none_is_refused()
    {
        var shutdown = Make("a { timeout = 2s }");
        Assert.Throws<ArgumentException>(() => shutdown.AddTask("b", "x", Task("x")));
        Assert.Throws<ArgumentException>(() => shutdown.AddTask("a", string.Empty, Task("x")));
        Assert.Throws<ArgumentNullException>(() => shutdown.AddTask("a", "x", null!));
        Assert.Throws<ArgumentException>(() => shutdown.Timeout("b"));
        await Assert.ThrowsAsync<ArgumentException>(() => Run(shutdown, "b"));
        Assert.Equal(TimeSpan.FromSeconds(2), shutdown.Timeout("a"));
    }

    [Fact]
    public void The_total_timeout_is_that_of_the_phases_with_tasks()
    {
        var shutdown = Make("a { timeout = 2s }, b { timeout = 3s }, c { timeout = 4s }");
        Assert.Equal(TimeSpan.Zero, shutdown.TotalTimeout);
        shutdown.AddTask("a", "a", Task("a"));
        shutdown.AddTask("c", "c1", Task("c"));
        shutdown.AddTask("c", "c2", Task("c"));
        Assert.Equal(TimeSpan.FromSeconds(6), shutdown.TotalTimeout);
    }

    [Fact]
    public void Each_reason_shows_its_name()
    {
        var reasons = new[]
        {
            CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.ActorSystemTerminateReason.Instance, CoordinatedShutdown.ClrExitReason.Instance,
            CoordinatedShutdown.ClusterDowningReason.Instance, CoordinatedShutdown.ClusterLeavingReason.Instance,
            CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance,
        };
        Assert.All(reasons, reason => Assert.Equal(reason.GetType().Name, reason.ToString()));
    }

    private CoordinatedShutdown Make(string phases)
    {
        var config = ConfigurationFactory.ParseString($"default-phase-timeout = 10s, phases {{ {phases} }}");
        return new CoordinatedShutdown((ExtendedActorSystem)System, ShutdownPhase.Read(config), _time);
    }

    private static Task<Done> Run(CoordinatedShutdown shutdown, string? fromPhase = null) =>
        Soon(shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, fromPhase));

    private Func<Task<Done>> Task(string name) => () =>
    {
        _ran.Enqueue(name);
        return global::System.Threading.Tasks.Task.FromResult(Done.Instance);
    };
}
