using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;

namespace ActorEcho.Tests.Server;

/// <summary>A whole server on real sockets, on a port that the system chooses.</summary>
public abstract class ServerTest : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = "akka.loglevel = DEBUG, akka.stdout-loglevel = OFF, akka.coordinated-shutdown.run-by-clr-shutdown-hook = off";

    private readonly List<Socket> _clients = [];

    protected ServerTest()
        : base(ConfigurationFactory.ParseString(Settings))
    {
    }

    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    protected IActorRef Server { get; set; } = ActorRefs.Nobody;

    protected IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    protected void Start(ServiceRegistry? services = null, Func<ListenerOptions, ListenerOptions>? change = null, TimeSpan? deadline = null, LimitOptions? limits = null, Func<ServerOptions, ServerOptions>? changeServer = null)
    {
        var listener = new ListenerOptions("echo", new ListenAddress("127.0.0.1", 0));
        var options = new ServerOptions([change?.Invoke(listener) ?? listener]) { ShutdownDeadline = deadline ?? TimeSpan.FromSeconds(5), Limits = limits ?? new LimitOptions() };
        Server = Sys.ActorOf(ServerSupervisor.PropsFor(changeServer?.Invoke(options) ?? options, services), "server");
        Server.Tell(new StartServer(), TestActor);
        Address = (IPEndPoint)Assert.Single(ExpectMsg<ServerStarted>(Patience).Listeners).Address;
    }

    protected Socket Connect(IPEndPoint? address = null)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
            SendTimeout = (int)Patience.TotalMilliseconds,
        };
        _clients.Add(client);
        client.Connect(address ?? Address);
        return client;
    }

    /// <summary>Sends the text and expects it back.</summary>
    protected static void AssertEchoes(Socket client, string text = "hello")
    {
        client.Send(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(Read(client, text.Length)));
    }

    protected static byte[] Read(Socket client, int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = client.Receive(bytes, read, count - read, SocketFlags.None);
            Assert.NotEqual(0, more);
            read += more;
        }

        return bytes;
    }

    protected static void AssertEnds(Socket client) => Assert.Equal(0, client.Receive(new byte[1]));

    protected static void AssertReset(Socket client) =>
        Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => client.Receive(new byte[1])).SocketErrorCode);

    protected override void AfterAll()
    {
        _clients.ForEach(c => c.Dispose());
        base.AfterAll();
    }
}
