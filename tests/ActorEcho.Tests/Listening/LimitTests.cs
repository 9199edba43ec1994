using System.Net;
using ActorEcho.Connections;
using ActorEcho.Listening;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Listening;

/// <summary>Listeners that share the places of one server, with probes in the place of Akka.IO and of sockets, and time that stands still.</summary>
public sealed class LimitTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly IPEndPoint Local = new(IPAddress.Loopback, 7007);
    private static readonly IPEndPoint Remote = new(IPAddress.Loopback, 50_000);

    public LimitTests()
        : base(ConfigurationFactory.ParseString(Settings))
    {
    }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void A_full_server_that_queues_accepts_no_more_until_a_connection_ends()
    {
        var listener = Listen("a", new Admission(new LimitOptions { MaxConnections = 2, WhenFull = WhenFull.Queue }));
        Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        Connect(listener);
        Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        var connection = Connect(listener);
        ExpectNothing(listener);
        connection.Tell(Tcp.Closed.Instance);
        Assert.Equal(1, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        ExpectNothing(listener);
    }

    [Fact]
    public void One_that_was_accepted_when_another_listener_took_the_last_place_waits_for_the_next()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue });
        var one = Listen("a", admission);
        one.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        var other = Listen("b", admission);
        other.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        var connection = Connect(one);
        var waiting = Announce(other);
        ExpectNothing(one);
        ExpectNothing(other);
        waiting.ExpectNoMsg(0);
        connection.Tell(Tcp.Closed.Instance);
        waiting.ExpectMsg<Tcp.Register>(Patience);
        ExpectNothing(other);
    }

    [Fact]
    public void A_listener_that_is_lost_leaves_its_places_to_the_others()
    {
        var admission = new Admission(new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue });
        var lost = Listen("a", admission);
        lost.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        var other = Listen("b", admission);
        other.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
        Connect(lost);
        var waiting = Announce(other);
        ExpectNothing(other);
        Sys.Stop(lost.Actor);
        waiting.ExpectMsg<Tcp.Register>(Patience);
    }

    [Fact]
    public void A_flood_of_refusals_is_told_in_a_line_at_once_and_one_every_five_seconds()
    {
        var listener = Listen("a", new Admission(new LimitOptions { MaxConnections = 1 }));
        Assert.Equal(64, listener.Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience).BatchSize);
        Connect(listener);
        EventFilter.Warning(message: "a refused 127.0.0.1:50000: limit, actorecho.limits.max-connections is reached").ExpectOne(() => Refuse(listener));
        EventFilter.Warning(contains: "refused").Expect(0, () =>
        {
            Refuse(listener);
            Refuse(listener);
            Flush(listener);
        });
        EventFilter.Warning(message: "a refused 2 more in 5 s: limit").ExpectOne(() => Time.Advance(TimeSpan.FromSeconds(5)));
        EventFilter.Warning(contains: "refused").Expect(0, () =>
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            Flush(listener);
        });
        EventFilter.Warning(contains: "is reached").ExpectOne(() => Refuse(listener));
    }

    private Listening Listen(string name, Admission admission)
    {
        ServiceRegistry.BuiltIn.TryFind("echo", out var service);
        var (tcp, socket) = (CreateTestProbe(), CreateTestProbe());
        var options = new ListenerOptions(name, new ListenAddress("127.0.0.1", 7007));
        var actor = Sys.ActorOf(Props.CreateBy(new ListenerProducer(tcp.Ref, options, service!, new ConnectionIds(), admission)), name);
        tcp.ExpectMsg<Tcp.Bind>(Patience);
        tcp.LastSender.Tell(new Tcp.Bound(Local), socket.Ref);
        return new Listening(actor, tcp.LastSender, socket);
    }

    private TestProbe Announce(Listening listener)
    {
        var socket = CreateTestProbe();
        listener.Binding.Tell(new Tcp.Connected(Remote, Local), socket.Ref);
        return socket;
    }

    private IActorRef Connect(Listening listener) => Announce(listener).ExpectMsg<Tcp.Register>(Patience).Handler;

    private void Refuse(Listening listener) => Announce(listener).ExpectMsg<Tcp.Abort>(Patience);

    /// <summary>All that is under way between the binding and its listener has come to rest, and no more is accepted.</summary>
    private static void ExpectNothing(Listening listener)
    {
        foreach (var actor in (IActorRef[])[listener.Binding, listener.Actor, listener.Binding])
        {
            actor.Tell(new Identify(0), listener.Socket.Ref);
            listener.Socket.ExpectMsg<ActorIdentity>(Patience);
        }
    }

    private void Flush(Listening listener)
    {
        listener.Actor.Tell(new Identify(0), TestActor);
        ExpectMsg<ActorIdentity>(Patience);
    }

    private sealed record Listening(IActorRef Actor, IActorRef Binding, TestProbe Socket);
}
