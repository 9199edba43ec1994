using System.Net;
using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Tests.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>Between the header and the service: the listener says whether the address has a place left.</summary>
public sealed class ProxyPlaceTests : ConnectionTest
{
    [Fact]
    public void It_is_served_when_it_has_a_place_and_not_before()
    {
        var actor = Begin();
        Socket.ExpectNoMsg(0);
        actor.Tell(PlaceGiven.Instance);
        Assert.Equal("hello", ExpectWrite().Data.ToString());
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void Without_a_place_it_is_reset()
    {
        var actor = Begin();
        EventFilter.Debug(message: "connection c1 of echo from 192.168.0.1:56324 via 127.0.0.1:50000 ended: limit (limits.max-per-address is reached)")
            .ExpectOne(() => actor.Tell(new PlaceRefused("limits.max-per-address")));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void Where_refusals_have_a_banner_it_gets_that_before_it_is_closed()
    {
        var actor = Begin();
        actor.Tell(new PlaceRefused("limits.max-per-address", ByteString.FromString("busy")));
        Assert.Equal("busy", ExpectWrite().Data.ToString());
        Acknowledge(actor, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        EventFilter.Debug(message: "connection c1 of echo from 192.168.0.1:56324 via 127.0.0.1:50000 ended: limit (limits.max-per-address is reached)")
            .ExpectOne(() => actor.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    [Fact]
    public void A_server_that_begins_to_stop_meanwhile_answers_the_bytes_that_came_with_the_header()
    {
        var actor = Begin();
        actor.Tell(Drain.Instance);
        ExpectNothing(actor);
        actor.Tell(PlaceGiven.Instance);
        Assert.Equal("hello", ExpectWrite().Data.ToString());
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        var barrier = ExpectWrite();
        Acknowledge(actor, barrier);
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
    }

    [Fact]
    public void Who_goes_meanwhile_is_gone()
    {
        var actor = Begin();
        Watch(actor);
        actor.Tell(new Tcp.ErrorClosed("gone"), Socket.Ref);
        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public void Who_may_not_come_in_is_told_of_to_the_listener()
    {
        var actor = Accept();
        actor.Tell(new Tcp.Received(ByteString.FromString("no")), Socket.Ref);
        var failed = ExpectMsg<EdgeFailed>(Patience);
        Assert.Equal(("127.0.0.1:50000", CloseReason.ProxyHeaderInvalid, "it begins as neither version: \"no\""), (failed.Peer, failed.Reason, failed.Cause));
    }

    private IActorRef Begin()
    {
        var actor = Accept();
        actor.Tell(new Tcp.Received(ByteString.FromBytes([.. ProxyHeaders.Line, .. "hello"u8])), Socket.Ref);
        Assert.Equal("192.168.0.1:56324", $"{ExpectMsg<PeerKnown>(Patience).Peer}");
        return actor;
    }

    private IActorRef Accept()
    {
        ServiceRegistry.BuiltIn.TryFind("echo", out var service);
        var actor = Sys.ActorOf(Props.CreateBy(new ConnectionProducer(service!, Plain with { ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("127.0.0.1/32")]) })), "c1");
        var connected = new Tcp.Connected(new IPEndPoint(IPAddress.Loopback, 50_000), new IPEndPoint(IPAddress.Loopback, 7007));
        actor.Tell(new Accepted(connected, Socket.Ref, "c1", TestActor), TestActor);
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        return actor;
    }
}
