using Akka.IO;

namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>Either side may break the connection off.</summary>
public sealed class Reset
{
    [Fact]
    public void A_peer_that_resets_ends_its_connection_and_no_other()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var (gone, other) = (scenario.Connect(), scenario.Connect());
        gone.Send("hello");
        gone.Expect("hello");
        gone.Reset();
        gone.ExpectCloseReason(CloseReason.ConnectionReset);
        other.Send("still here");
        other.Expect("still here");
    }

    [Fact]
    public void An_actor_that_throws_resets_its_peer_so_that_half_an_answer_never_looks_whole()
    {
        using var scenario = Scenario.For(() => new Fragile());
        var (unlucky, other) = (scenario.Connect(), scenario.Connect());
        unlucky.Send("?");
        unlucky.ExpectReset();
        unlucky.ExpectCloseReason(CloseReason.HandlerFailed);
        scenario.ExpectLog("InvalidOperationException: I do not understand");
        other.Send("x");
        other.Expect("x");
    }

    private sealed class Fragile : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
            Send(data);
            if (data.IndexOf((byte)'?') >= 0)
            {
                throw new InvalidOperationException("I do not understand");
            }
        }
    }
}
