using ActorEcho.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>The server stops: what was read is answered, then our side ends.</summary>
public sealed class DrainTests : ConnectionTest
{
    [Fact]
    public void What_was_on_its_way_is_answered_before_our_side_ends()
    {
        var echo = ConnectEcho();
        echo.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        var barrier = ExpectWrite();
        Receive(echo, 10);
        var answer = ExpectWrite();
        Assert.Equal(10, answer.Data.Count);
        Acknowledge(echo, barrier);
        var last = ExpectWrite();
        Assert.True(last.Data.IsEmpty);
        Acknowledge(echo, last);
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void A_peer_that_has_ended_already_gets_its_answer_and_the_close()
    {
        var echo = ConnectEcho();
        echo.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        var barrier = ExpectWrite();
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        Acknowledge(echo, barrier);
        Socket.ExpectMsg<Tcp.Close>(Patience);
    }

    [Fact]
    public void A_service_can_say_goodbye()
    {
        var polite = Connect(() => new Polite());
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        polite.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        Acknowledge(polite, ExpectWrite());
        Assert.Equal("goodbye", ExpectWrite().Data.ToString());
        Acknowledge(polite, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
    }

    [Fact]
    public void A_reader_that_has_stalled_keeps_it_until_it_is_reset()
    {
        var echo = ConnectEcho();
        Watch(echo);
        Receive(echo, 10);
        ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        echo.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        ExpectWrite();
        ExpectNothing(echo);
        EventFilter.Warning(contains: "was reset: app_shutdown_timeout").ExpectOne(() => echo.Tell(Reset.Instance));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
        ExpectTerminated(echo, Patience);
    }

    private sealed class Polite : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
        }

        protected override void OnDrain()
        {
            Send(ByteString.FromString("goodbye"));
            Close();
        }
    }
}
