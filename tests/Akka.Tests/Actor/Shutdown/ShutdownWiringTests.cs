using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Shutdown;

public sealed class ShutdownWiringTests
{
    private const string Quiet = "akka { stdout-loglevel = OFF, loglevel = OFF, loggers = [], coordinated-shutdown.run-by-clr-shutdown-hook = off }";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Terminate_runs_the_phases_and_ends_the_system_last()
    {
        var system = Create(string.Empty);
        var shutdown = CoordinatedShutdown.Get(system);
        var endedBefore = true;
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "look", () =>
        {
            endedBefore = system.WhenTerminated.IsCompleted;
            return Task.FromResult(Done.Instance);
        });
        await system.Terminate().WaitAsync(Patience);
        Assert.False(endedBefore);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Run_ends_the_system()
    {
        var system = Create(string.Empty);
        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Neither_need_be()
    {
        var system = Create("run-by-actor-system-terminate = off, terminate-actor-system = off");
        var shutdown = CoordinatedShutdown.Get(system);
        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);
        Assert.False(system.WhenTerminated.IsCompleted);
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task Terminate_need_not_run_it()
    {
        var system = Create("run-by-actor-system-terminate = off");
        var shutdown = CoordinatedShutdown.Get(system);
        await system.Terminate().WaitAsync(Patience);
        Assert.Null(shutdown.ShutdownReason);
    }

    [Fact]
    public void Terminate_that_could_never_end_is_refused_at_the_start()
    {
        var error = Assert.Throws<ConfigurationException>(() => Create("terminate-actor-system = off"));
        Assert.Contains("run-by-actor-system-terminate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_for_a_system_with_the_documented_phases_in_their_order()
    {
        var system = Create(string.Empty);
        var shutdown = CoordinatedShutdown.Get(system);
        Assert.Same(shutdown, CoordinatedShutdown.Get(system));
        var phases = ShutdownPhase.Read(system.Settings.Config.GetConfig("akka.coordinated-shutdown"));
        string[] expected =
        [
            CoordinatedShutdown.PhaseBeforeServiceUnbind, CoordinatedShutdown.PhaseServiceUnbind, CoordinatedShutdown.PhaseServiceRequestsDone,
            CoordinatedShutdown.PhaseServiceStop, CoordinatedShutdown.PhaseBeforeClusterShutdown, CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
            CoordinatedShutdown.PhaseClusterLeave, CoordinatedShutdown.PhaseClusterExiting, CoordinatedShutdown.PhaseClusterExitingDone,
            CoordinatedShutdown.PhaseClusterShutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate, CoordinatedShutdown.PhaseActorSystemTerminate,
        ];
        Assert.Equal(expected, ShutdownPhase.Order(phases));
        Assert.Equal(TimeSpan.FromSeconds(5), shutdown.Timeout(CoordinatedShutdown.PhaseServiceStop));
        Assert.Equal(TimeSpan.FromSeconds(10), shutdown.Timeout(CoordinatedShutdown.PhaseActorSystemTerminate));
        await system.Terminate().WaitAsync(Patience);
    }

    private static ActorSystem Create(string settings) => ActorSystem.Create(
        "shutdown", ConfigurationFactory.ParseString($"akka.coordinated-shutdown {{ {settings} }}").WithFallback(Quiet));
}
