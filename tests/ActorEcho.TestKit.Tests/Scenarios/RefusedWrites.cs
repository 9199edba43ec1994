namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A write that the engine refuses is a part of the answer that is lost, so the connection is reset.</summary>
public sealed class RefusedWrites
{
    [Fact]
    public void A_refused_write_resets_the_peer()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.Send("hello");
        peer.Expect("hello");
        peer.RefuseWrites();
        peer.Send("is anybody there?");
        peer.ExpectReset();
        peer.ExpectCloseReason(CloseReason.ConnectionReset);
    }

    [Fact]
    public void A_queue_of_the_engine_that_is_too_short_refuses_them_too()
    {
        using var scenario = Scenario.For(() => new EchoConnection(), new ScenarioOptions { Settings = "akka.io.tcp.write-commands-queue-max-size = 1" });
        var peer = scenario.Connect();
        peer.Stall();
        peer.Send(new byte[1_000_000]);
        peer.ExpectReset();
    }
}
