namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A server that is told to stop gives every peer what it is owed, for as long as the deadline allows.</summary>
public sealed class Shutdown
{
    [Fact]
    public void What_was_sent_before_is_answered_before_the_servers_end()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.Send("last words");
        peer.Expect("last words");
        scenario.Stop();
        peer.ExpectEnd();
        peer.End();
        Assert.Equal(new ServerStopped(Drained: 1, Reset: 0), scenario.ExpectStopped());
        peer.ExpectCloseReason(CloseReason.AppShutdown);
    }

    [Fact]
    public void Nobody_else_is_let_in()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        scenario.Connect();
        scenario.Stop();
        scenario.Connect().ExpectRefused();
    }

    [Fact]
    public void Who_does_not_take_its_last_bytes_by_the_deadline_is_reset()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), server: s => s with { ShutdownDeadline = TimeSpan.FromSeconds(30) });
        var stalled = scenario.Connect();
        stalled.Stall();
        stalled.Send(new byte[200_000]);
        scenario.Advance(TimeSpan.FromSeconds(1));
        scenario.Stop();
        scenario.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(new ServerStopped(Drained: 0, Reset: 1), scenario.ExpectStopped());
        stalled.ExpectReset();
        stalled.ExpectCloseReason(CloseReason.AppShutdownTimeout);
    }

    [Fact]
    public void A_second_request_does_not_wait()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var stalled = scenario.Connect();
        stalled.Stall();
        stalled.Send(new byte[200_000]);
        scenario.Advance(TimeSpan.FromSeconds(1));
        scenario.Stop();
        scenario.Tell(new ResetConnections());
        Assert.Equal(1, scenario.ExpectStopped().Reset);
    }
}
