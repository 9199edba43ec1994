using System.Net;
using ActorEcho.Connections;
using ActorEcho.Listening;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Listening;

/// <summary>Listeners of one server, with probes in the place of Akka.IO and of sockets, and time that stands still.</summary>
public abstract class ListeningTest : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.loglevel = DEBUG
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    private static readonly IPEndPoint Local = new(IPAddress.Loopback, 7007);
    private static readonly IPEndPoint Remote = new(IPAddress.Loopback, 50_000);

    protected ListeningTest()
        : base(ConfigurationFactory.ParseString(Settings))
    {
    }

    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private protected Door Listen(string name, Admission admission, ListenerLimitOptions? limits = null)
    {
        ServiceRegistry.BuiltIn.TryFind("echo", out var service);
        var (tcp, socket) = (CreateTestProbe(), CreateTestProbe());
        var options = new ListenerOptions(name, new ListenAddress("127.0.0.1", 7007)) { Limits = limits ?? new ListenerLimitOptions() };
        var actor = Sys.ActorOf(Props.CreateBy(new ListenerProducer(tcp.Ref, options, service!, new ConnectionIds(), admission)), name);
        tcp.ExpectMsg<Tcp.Bind>(Patience);
        tcp.LastSender.Tell(new Tcp.Bound(Local), socket.Ref);
        return new Door(actor, tcp.LastSender, socket);
    }

    private protected TestProbe Announce(Door listener)
    {
        var socket = CreateTestProbe();
        listener.Binding.Tell(new Tcp.Connected(Remote, Local), socket.Ref);
        return socket;
    }

    private protected IActorRef Connect(Door listener) => Announce(listener).ExpectMsg<Tcp.Register>(Patience).Handler;

    private protected void Refuse(Door listener) => Announce(listener).ExpectMsg<Tcp.Abort>(Patience);

    /// <summary>All that is under way between the binding and its listener has come to rest, and no more is accepted.</summary>
    private protected static void ExpectNothing(Door listener)
    {
        foreach (var actor in (IActorRef[])[listener.Binding, listener.Actor, listener.Binding])
        {
            actor.Tell(new Identify(0), listener.Socket.Ref);
            listener.Socket.ExpectMsg<ActorIdentity>(Patience);
        }
    }

    private protected void Flush(Door listener)
    {
        listener.Actor.Tell(new Identify(0), TestActor);
        ExpectMsg<ActorIdentity>(Patience);
    }

    private protected sealed record Door(IActorRef Actor, IActorRef Binding, TestProbe Socket);
}
