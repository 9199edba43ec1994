using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Tests.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>A connection actor that speaks TLS, a client at the level of bytes, and time that stands still.</summary>
public abstract class TlsTest : ConnectionTest
{
    private readonly Certificates _certificates = new();

    protected TlsTest()
    {
        Options = new TlsOptions(_certificates.Issue("localhost")) { HandshakeTimeout = TimeSpan.FromSeconds(7) };
        Client = new TlsClient();
    }

    private protected TlsOptions Options { get; }

    private protected TlsClient Client { get; }

    private protected ConnectionSettings Secure => Plain with { Tls = new TlsEdge(Options) };

    private protected IActorRef Begin<TConnection>(Func<TConnection> create, ConnectionSettings? settings = null)
        where TConnection : ConnectionActor
    {
        var actor = Connect(create, settings ?? Secure);
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        return actor;
    }

    /// <summary>An echo connection whose handshake is done.</summary>
    private protected IActorRef Open(ConnectionSettings? settings = null) => Open(() => new EchoConnection(), settings);

    private protected IActorRef Open<TConnection>(Func<TConnection> create, ConnectionSettings? settings = null)
        where TConnection : ConnectionActor
    {
        var actor = Begin(create, settings);
        Shake(actor);
        return actor;
    }

    private protected void Shake(IActorRef actor)
    {
        Client.Start();
        for (var isOpen = false; !isOpen;)
        {
            isOpen = Client.IsOpen;
            Pass(actor);
            TakeUntilItReads(actor);
        }
    }

    /// <summary>Everything that the client has to send arrives.</summary>
    private protected void Pass(IActorRef actor) => actor.Tell(new Tcp.Received(Client.TakeOutput()), Socket.Ref);

    /// <summary>The client gets what is written until more is read.</summary>
    private protected List<Tcp.Write> TakeUntilItReads(IActorRef actor)
    {
        var writes = new List<Tcp.Write>();
        while (Socket.ReceiveOne(Patience) is var message && message is Tcp.Write write)
        {
            writes.Add(write);
            Client.Feed(write.Data);
            if (write.WantsAck)
            {
                Acknowledge(actor, write);
            }
        }

        Assert.IsType<Tcp.ResumeReading>(Socket.LastMessage);
        return writes;
    }

    /// <summary>The client gets the next write.</summary>
    private protected Tcp.Write Take()
    {
        var write = ExpectWrite();
        Client.Feed(write.Data);
        return write;
    }

    private protected void ExpectEnd(string line, Action end) => EventFilter.Debug(start: $"connection c1 of echo from {line}").ExpectOne(end);

    protected override void AfterAll()
    {
        base.AfterAll();
        Client.Dispose();
        _certificates.Dispose();
    }
}
