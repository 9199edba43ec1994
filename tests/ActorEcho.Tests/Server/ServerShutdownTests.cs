using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Configuration;

namespace ActorEcho.Tests.Server;

/// <summary>A server among the tasks of its system's coordinated shutdown.</summary>
public sealed class ServerShutdownTests : ServerTest
{
    [Fact]
    public async Task Tasks_of_the_application_come_between_those_of_the_server()
    {
        Start();
        var client = Connect();
        AssertEchoes(client);
        var shutdown = ServerShutdown.Register(Sys, Server);
        var seen = new ConcurrentQueue<string>();
        Note(CoordinatedShutdown.PhaseBeforeServiceUnbind, () => AssertEchoes(client), seen);
        Note(CoordinatedShutdown.PhaseServiceRequestsDone, () => AssertEnds(client), seen);
        Note(CoordinatedShutdown.PhaseServiceStop, () => Assert.True(shutdown.Stopped.IsCompletedSuccessfully), seen);
        var ended = CoordinatedShutdown.Get(Sys).Run(CoordinatedShutdown.UnknownReason.Instance);
        await shutdown.Stopped.WaitAsync(Patience);
        await ended.WaitAsync(Patience);
        Assert.Equal(["before-service-unbind", "service-requests-done", "service-stop"], seen);
        Assert.Equal(new ServerStopped(1, 0), await shutdown.Stopped);
    }

    [Fact]
    public async Task A_server_that_has_gone_holds_nothing_up()
    {
        Start();
        var shutdown = ServerShutdown.Register(Sys, Server);
        Watch(Server);
        Sys.Stop(Server);
        ExpectTerminated(Server, Patience);
        await CoordinatedShutdown.Get(Sys).Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(TimeSpan.FromSeconds(4));
        Assert.True(shutdown.Stopped.IsCanceled);
    }

    [Fact]
    public void The_phases_have_the_time_that_the_server_may_take()
    {
        var options = new ServerOptions([]) { ShutdownGrace = TimeSpan.FromMinutes(1), ShutdownDeadline = TimeSpan.FromMinutes(2) };
        using var system = ActorSystem.Create("phases", ConfigurationFactory.ParseString(ServerShutdown.Config(options)));
        var shutdown = CoordinatedShutdown.Get(system);
        Assert.InRange(shutdown.Timeout(CoordinatedShutdown.PhaseBeforeServiceUnbind), options.ShutdownGrace, options.ShutdownGrace * 2);
        Assert.InRange(shutdown.Timeout(CoordinatedShutdown.PhaseServiceRequestsDone), options.ShutdownDeadline, options.ShutdownDeadline * 2);
    }

    // Tasks of a phase run side by side: what those of the server did is sure to be seen one phase later.
    private void Note(string phase, Action check, ConcurrentQueue<string> seen) => CoordinatedShutdown.Get(Sys).AddTask(phase, "test", () =>
    {
        check();
        seen.Enqueue(phase);
        return Task.FromResult(Done.Instance);
    });
}
