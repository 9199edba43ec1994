using System.Net;
using System.Text.RegularExpressions;
using ActorEcho.Tests.Connections;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Server;

/// <summary>The times of a server's end, with probes in the place of Akka.IO and time that stands still.</summary>
public sealed class ShutdownTests : ConnectionTest
{
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 7007);
    private static readonly IPEndPoint Client = new(IPAddress.Loopback, 50_000);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly ServerOptions Options = new([new ListenerOptions("echo", new ListenAddress("127.0.0.1", Address.Port))]);

    private IActorRef _server = ActorRefs.Nobody;
    private IActorRef _binding = ActorRefs.Nobody;

    [SettingEffect("actorecho.shutdown.grace")]
    [Fact]
    public void For_the_grace_it_says_that_it_stops_and_accepts_on()
    {
        Start(Options with { ShutdownGrace = TimeSpan.FromSeconds(10) });
        Sys.EventStream.Subscribe(TestActor, typeof(ServerStopping));
        _server.Tell(new StopServer());
        Assert.Equal(_server, ExpectMsg<ServerStopping>(Patience).Server);
        Accept();
        Time.Advance(TimeSpan.FromSeconds(10) - Moment);
        Accept();
        ExpectNothing(_binding);
        Time.Advance(Moment);
        Socket.ExpectMsg<Tcp.Unbind>(Patience);
    }

    [Fact]
    public void Without_a_grace_it_accepts_no_more_at_once()
    {
        Start(Options);
        _server.Tell(new StopServer());
        Socket.ExpectMsg<Tcp.Unbind>(Patience);
    }

    [Fact]
    public void Whoever_does_not_want_to_wait_need_not_wait_for_the_grace_either()
    {
        Start(Options with { ShutdownGrace = TimeSpan.FromHours(1) });
        var client = Accept();
        _server.Tell(new StopServer());
        _server.Tell(new ResetConnections());
        client.FishForMessage(m => m is Tcp.Abort, Patience);
    }

    [SettingEffect("actorecho.shutdown.close-spread")]
    [Fact]
    public void Connections_are_drained_one_after_the_other_over_the_spread()
    {
        Start(Options with { ShutdownCloseSpread = TimeSpan.FromSeconds(4) });
        var clients = Enumerable.Range(0, 4).Select(_ => Accept()).ToArray();
        _server.Tell(new StopServer());
        Socket.ExpectMsg<Tcp.Unbind>(Patience);
        for (var told = 1; told <= 4; told++)
        {
            AwaitCondition(() => clients.Count(c => c.HasMessages) == told, Patience);
            Time.Advance(TimeSpan.FromSeconds(1) - Moment);
            ExpectNothing(_binding);
            Assert.Equal(told, clients.Count(c => c.HasMessages));
            Time.Advance(Moment);
        }
    }

    [SettingEffect("actorecho.shutdown.deadline")]
    [Fact]
    public void What_is_left_at_the_deadline_is_reset()
    {
        Start(Options with { ShutdownDeadline = TimeSpan.FromSeconds(20) });
        var client = Accept();
        _server.Tell(new StopServer(), TestActor);
        client.ExpectMsg<Tcp.SuspendReading>(Patience);
        Time.Advance(TimeSpan.FromSeconds(20) - Moment);
        while (client.ReceiveOne(TimeSpan.FromMilliseconds(50)) is { } message)
        {
            Assert.IsNotType<Tcp.Abort>(message);
        }

        Time.Advance(Moment);
        client.FishForMessage(m => m is Tcp.Abort, Patience);
        Unbound();
        Assert.Equal(new ServerStopped(0, 1), ExpectMsg<ServerStopped>(Patience));
    }

    [Fact]
    public void Each_second_a_line_says_what_is_left_and_the_last_one_how_long_it_took()
    {
        Start(Options with { ShutdownDeadline = TimeSpan.FromMinutes(1) });
        var client = Accept();
        var connection = client.LastSender;
        client.Send(connection, new Tcp.Received(ByteString.FromBytes(new byte[1000])));
        client.ExpectMsg<Tcp.Write>(Patience);
        _server.Tell(new StopServer(), TestActor);
        client.FishForMessage(m => m is Tcp.SuspendReading, Patience);
        client.ExpectMsg<Tcp.Write>(Patience);
        for (var second = 0; second < 3; second++)
        {
            EventFilter.Info(new Regex("^draining: 1 connections left, [1-9][0-9]{3} bytes pending$", RegexOptions.None, Patience)).ExpectOne(() => Time.Advance(TimeSpan.FromSeconds(1)));
        }

        Unbound();
        EventFilter.Info(message: "stopped after 4 s: 1 connections drained, 0 reset").ExpectOne(() =>
        {
            client.Send(connection, Tcp.Closed.Instance);
            ExpectMsg<ServerStopped>(Patience);
        });
    }

    private void Start(ServerOptions options)
    {
        _server = Sys.ActorOf(ServerSupervisor.PropsFor(options, tcp: Socket.Ref), "server");
        _server.Tell(new StartServer(), TestActor);
        _binding = Socket.ExpectMsg<Tcp.Bind>(Patience).Handler;
        _binding.Tell(new Tcp.Bound(Address), Socket.Ref);
        ExpectMsg<ServerStarted>(Patience);
        Socket.ExpectMsg<Tcp.ResumeAccepting>(Patience);
    }

    private TestProbe Accept()
    {
        var client = CreateTestProbe();
        _binding.Tell(new Tcp.Connected(Client, Address), client.Ref);
        client.ExpectMsg<Tcp.Register>(Patience);
        client.ExpectMsg<Tcp.ResumeReading>(Patience);
        return client;
    }

    private void Unbound()
    {
        _binding.Tell(Tcp.Unbound.Instance, Socket.Ref);
        Socket.FishForMessage(m => m is Tcp.Unbind, Patience);
        ExpectNothing(_binding);
        Time.Advance(TimeSpan.FromSeconds(1));
    }
}
