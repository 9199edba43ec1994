using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Tests.Connections;

/// <summary>A connection closes when the kernel has its last byte, and not before.</summary>
public sealed class ClosingTests : ConnectionTest
{
    [Fact]
    public void With_nothing_under_way_it_closes_as_soon_as_the_peer_has_ended()
    {
        var echo = ConnectEcho();
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        Socket.ExpectMsg<Tcp.Close>(Patience);
    }

    [Fact]
    public void With_writes_under_way_it_first_asks_whether_they_are_written()
    {
        var echo = EchoAndEnd();
        var barrier = ExpectWrite();
        Assert.True(barrier.Data.IsEmpty);
        ExpectNothing(echo);
        Acknowledge(echo, barrier);
        Socket.ExpectMsg<Tcp.Close>(Patience);
    }

    [Fact]
    public void A_write_that_asks_for_an_acknowledgement_itself_needs_no_other()
    {
        var echo = ConnectEcho();
        Receive(echo, 64 * 1024);
        var write = ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        ExpectNothing(echo);
        Acknowledge(echo, write);
        Socket.ExpectMsg<Tcp.Close>(Patience);
    }

    [Fact]
    public void It_asks_again_if_the_answer_does_not_come_and_ever_less_often()
    {
        var echo = EchoAndEnd();
        ExpectWrite();
        foreach (var wait in (int[])[100, 200, 400])
        {
            Time.Advance(TimeSpan.FromMilliseconds(wait - 1));
            ExpectNothing(echo);
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(ExpectWrite().Data.IsEmpty);
        }
    }

    [Fact]
    public void When_the_engine_has_closed_the_actor_ends()
    {
        var echo = ConnectEcho();
        Watch(echo);
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        Socket.ExpectMsg<Tcp.Close>(Patience);
        echo.Tell(Tcp.Closed.Instance, Socket.Ref);
        ExpectTerminated(echo, Patience);
        Socket.ExpectNoMsg(0);
    }

    [Fact]
    public void A_service_that_closes_first_half_closes_and_throws_away_what_still_comes()
    {
        var oneShot = Connect(() => new OneShot());
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Assert.Equal("bye", ExpectWrite().Data.ToString());
        Acknowledge(oneShot, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Receive(oneShot, 10);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [SettingEffect("actorecho.listener.linger")]
    [Fact]
    public void Linger_is_how_long_it_waits_for_the_peer_to_end_too()
    {
        var oneShot = Connect(() => new OneShot(), Plain with { Linger = TimeSpan.FromSeconds(7) });
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Assert.Equal("bye", ExpectWrite().Data.ToString());
        Acknowledge(oneShot, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Time.Advance(TimeSpan.FromSeconds(6.9));
        ExpectNothing(oneShot);
        Time.Advance(TimeSpan.FromSeconds(0.1));
        Socket.ExpectMsg<Tcp.Close>(Patience);

        // An engine that takes no close after a half-close is told to abort.
        Time.Advance(TimeSpan.FromSeconds(1));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void After_the_end_no_timer_is_left()
    {
        var echo = EchoAndEnd();
        Acknowledge(echo, ExpectWrite());
        Socket.ExpectMsg<Tcp.Close>(Patience);
        Watch(echo);
        echo.Tell(Tcp.Closed.Instance, Socket.Ref);
        ExpectTerminated(echo, Patience);
        Sys.EventStream.Subscribe(TestActor, typeof(SuppressedDeadLetter));
        Time.Advance(TimeSpan.FromMinutes(1));
        ExpectNoMsg(0);
    }

    private IActorRef EchoAndEnd()
    {
        var echo = ConnectEcho();
        Receive(echo, 10);
        ExpectWrite();
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        echo.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        return echo;
    }

    private sealed class OneShot : ConnectionActor
    {
        protected override void OnConnected()
        {
            Send(ByteString.FromString("bye"));
            Close();
            Send(ByteString.FromString("too late"));
        }

        protected override void OnReceived(ByteString data) => throw new InvalidOperationException("it has closed");
    }
}
