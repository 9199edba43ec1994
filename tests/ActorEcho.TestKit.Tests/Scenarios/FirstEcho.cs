namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>Where to begin: a server with one kind of connection, a peer, and what the peer sees.</summary>
public sealed class FirstEcho
{
    [Fact]
    public void What_a_peer_sends_comes_back()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.Send("hello");
        peer.Expect("hello");
    }

    [Fact]
    public void Peers_do_not_disturb_each_other()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var (one, other) = (scenario.Connect(), scenario.Connect());
        one.Send("one");
        other.Send("other");
        one.Expect("one");
        other.Expect("other");
    }

    [Fact]
    public void The_conversation_ends_when_the_peer_has_ended_its_side()
    {
        using var scenario = Scenario.For(() => new EchoConnection());
        var peer = scenario.Connect();
        peer.Send("good");
        peer.Send("bye");
        peer.End();
        peer.Expect("goodbye");
        peer.ExpectEnd();
        peer.ExpectCloseReason(CloseReason.PeerClosed);
    }
}
