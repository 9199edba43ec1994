using Akka.IO;

namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>Either side may end first; the other still gets everything.</summary>
public sealed class HalfClose
{
    [Fact]
    public void A_peer_that_has_ended_its_side_still_gets_its_answer()
    {
        using var scenario = Scenario.For(() => new LineCount());
        var peer = scenario.Connect();
        peer.Send("one\ntwo\nthree\n");
        peer.End();
        peer.Expect("3 lines\n");
        peer.ExpectEnd();
        peer.ExpectCloseReason(CloseReason.PeerClosed);
    }

    [Fact]
    public void A_server_that_ends_first_waits_for_the_peer_to_end_too()
    {
        using var scenario = Scenario.For(() => new OneShot());
        var peer = scenario.Connect();
        peer.Expect("bye");
        peer.ExpectEnd();
        peer.Send("but I was not finished");
        peer.End();
        peer.ExpectCloseReason(CloseReason.Other);
    }

    [Fact]
    public void It_waits_no_longer_than_it_is_set_to()
    {
        using var scenario = Scenario.For(() => new OneShot(), listener: l => l with { Linger = TimeSpan.FromSeconds(3) });
        var peer = scenario.Connect();
        peer.Expect("bye");
        peer.ExpectEnd();
        scenario.Advance(TimeSpan.FromSeconds(4));
        peer.ExpectCloseReason(CloseReason.Other);
        peer.Send("too late");
        peer.ExpectReset();
    }

    private sealed class LineCount : ConnectionActor
    {
        private int _lines;

        protected override void OnReceived(ByteString data) => _lines += data.Count(b => b == '\n');

        protected override void OnPeerEnded()
        {
            Send(ByteString.FromString($"{_lines} lines\n"));
            Close();
        }
    }

    private sealed class OneShot : ConnectionActor
    {
        protected override void OnConnected()
        {
            Send(ByteString.FromString("bye"));
            Close();
        }

        protected override void OnReceived(ByteString data)
        {
        }
    }
}
