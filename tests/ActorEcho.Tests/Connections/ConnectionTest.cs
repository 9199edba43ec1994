using System.Net;
using ActorEcho.Connections;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Connections;

/// <summary>A connection actor between a probe in the place of its socket and time that stands still.</summary>
public abstract class ConnectionTest : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.stdout-loglevel = OFF
        akka.loglevel = DEBUG
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    private static readonly IPEndPoint Remote = new(IPAddress.Loopback, 50_000);
    private static readonly IPEndPoint Local = new(IPAddress.Loopback, 7007);

    protected ConnectionTest()
        : base(ConfigurationFactory.ParseString(Settings)) => Socket = CreateTestProbe("socket");

    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    private protected static ConnectionSettings Plain { get; } =
        new("echo", new WriteBufferOptions { HighMark = 256 * 1024, AckEvery = 64 * 1024, MinDrainRate = null }, TimeSpan.FromSeconds(2), new TimeoutOptions(), null);

    /// <summary>The engine's end of the connection.</summary>
    protected TestProbe Socket { get; }

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    private protected IActorRef Connect<TConnection>(Func<TConnection> create, ConnectionSettings? settings = null)
        where TConnection : ConnectionActor
    {
        ServiceRegistry.BuiltIn.With("it", create).TryFind("it", out var service);
        var actor = Sys.ActorOf(Props.CreateBy(new ConnectionProducer(service!, settings ?? Plain)), "c1");
        actor.Tell(new Tcp.Connected(Remote, Local), Socket.Ref);
        return actor;
    }

    /// <summary>An echo connection that has registered and asked for its first bytes.</summary>
    private protected IActorRef ConnectEcho(ConnectionSettings? settings = null)
    {
        var actor = Connect(() => new EchoConnection(), settings);
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        return actor;
    }

    protected void Receive(IActorRef actor, int bytes) => actor.Tell(new Tcp.Received(ByteString.FromBytes(new byte[bytes])), Socket.Ref);

    protected Tcp.Write ExpectWrite() => Socket.ExpectMsg<Tcp.Write>(Patience);

    protected void Acknowledge(IActorRef actor, Tcp.Write write) => actor.Tell(write.Ack, Socket.Ref);

    /// <summary>What was sent before this has been handled, and nothing came of it.</summary>
    protected void ExpectNothing(IActorRef actor)
    {
        actor.Tell(new Identify(0), Socket.Ref);
        Socket.ExpectMsg<ActorIdentity>(Patience);
    }
}
