using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorEcho.Readiness;
using ActorEcho.Tests.Server;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Readiness;

/// <summary>A port that is open while the server is ready, on real sockets.</summary>
public sealed class ReadinessTests : ServerTest
{
    private readonly IPEndPoint _health;
    private readonly ListenAddress _listen;

    public ReadinessTests()
    {
        // A port that nothing is likely to take between here and the start.
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _health = (IPEndPoint)free.LocalEndPoint!;
        _listen = new ListenAddress("127.0.0.1", _health.Port);
    }

    private CanaryOptions Often { get; } = new() { Interval = TimeSpan.FromMilliseconds(20), Timeout = TimeSpan.FromMilliseconds(400), Failures = 2 };

    [SettingEffect("actorecho.health.listen")]
    [Fact]
    public void The_port_opens_when_the_listeners_are_bound_and_answers_HTTP()
    {
        Serve(o => o with { HealthListen = _listen });
        AwaitOpen();
        using var client = new TcpClient();
        client.Connect(_health);
        client.Client.Send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"u8);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        Assert.Equal("HTTP/1.1 200 OK", reader.ReadLine());
        Assert.EndsWith("\r\n\r\nready\n", "\r\n" + reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_stops_is_not_ready_though_it_still_accepts()
    {
        Serve(o => o with { HealthListen = _listen, Canary = Often, ShutdownGrace = TimeSpan.FromMinutes(1) });
        AwaitOpen();
        Server.Tell(new StopServer(), TestActor);
        AwaitClosed();
        AssertEchoes(Connect());
        Server.Tell(new ResetConnections());
        ExpectMsg<ServerStopped>(Patience);
    }

    [Fact]
    public void A_listener_that_is_lost_closes_the_port_until_it_is_bound_again()
    {
        Serve(o => o with { HealthListen = _listen }, l => l with { Bind = l.Bind with { RetryMin = TimeSpan.FromMilliseconds(500) } });
        AwaitOpen();
        EventFilter.Warning(contains: "not ready: listener echo is not bound").ExpectOne(() => Sys.ActorSelection("/user/server/echo/binding").Tell(Kill.Instance));
        AwaitOpen();
    }

    [Fact]
    public void A_port_that_closes_opens_again_when_it_is_to()
    {
        var tcp = CreateTestProbe();
        var port = Sys.ActorOf(Props.CreateBy(new Producer<HealthPort>(() => new HealthPort(tcp.Ref, _listen))));
        port.Tell(HealthPort.Open.Instance);
        var bind = tcp.ExpectMsg<Tcp.Bind>(Patience);
        port.Tell(HealthPort.Close.Instance);
        port.Tell(HealthPort.Open.Instance);
        Assert.NotEqual(bind.Handler, tcp.ExpectMsg<Tcp.Bind>(Patience).Handler);
        port.Tell(HealthPort.Close.Instance);
        tcp.ExpectNoMsg(TimeSpan.FromMilliseconds(200));
    }

    [SettingEffect("actorecho.canary.interval")]
    [Fact]
    public void A_service_that_does_not_answer_its_probe_closes_the_port_until_it_does()
    {
        var mute = new Switch();
        var services = ServiceRegistry.BuiltIn.With("echo", () => new MuteConnection(mute), new ServiceProbe(ByteString.FromString("?"), ByteString.FromString("!")));
        Serve(o => o with { HealthListen = _listen, Canary = Often }, services: services);
        AwaitOpen();
        EventFilter.Warning(contains: "the canary was not answered by 127.0.0.1").ExpectOne(() => mute.IsOn = true);
        AwaitClosed();
        mute.IsOn = false;
        AwaitOpen();
    }

    [SettingEffect("actorecho.canary.failures")]
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void So_many_probes_in_a_row_may_fail_as_is_set(int failures, bool isReady)
    {
        var calls = 0;
        var services = ServiceRegistry.BuiltIn.With(
            "echo",
            () => ++calls == 2 ? throw new InvalidOperationException("once") : new EchoConnection(),
            EchoConnection.Probe);
        Serve(o => o with { Canary = Often with { Failures = failures, Timeout = Patience } }, services: services);
        EventFilter.Warning(contains: "not ready: listener echo: the canary's connection to").Expect(isReady ? 0 : 1, () => AwaitCondition(() => Volatile.Read(ref calls) > 4, Patience));
    }

    [SettingEffect("actorecho.canary.timeout")]
    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void A_probe_has_the_time_that_is_set(int milliseconds)
    {
        var services = ServiceRegistry.BuiltIn.With("echo", () => new MuteConnection(new Switch { IsOn = true }), new ServiceProbe(ByteString.FromString("?"), ByteString.FromString("!")));
        var timeout = TimeSpan.FromMilliseconds(milliseconds);
        EventFilter.Warning(contains: $"within {timeout.TotalSeconds} s").ExpectOne(() =>
            Serve(o => o with { Canary = new CanaryOptions { Interval = TimeSpan.FromHours(1), Timeout = timeout, Failures = 1 } }, services: services));
    }

    [Fact]
    public void A_wrong_answer_is_none()
    {
        var services = ServiceRegistry.BuiltIn.With("echo", () => new EchoConnection(), new ServiceProbe(ByteString.FromString("?"), ByteString.FromString("!")));
        EventFilter.Warning(contains: "the canary got another answer from").ExpectOne(() =>
            Serve(o => o with { Canary = Often with { Failures = 1 } }, services: services));
    }

    [Fact]
    public void The_canary_is_outside_of_all_limits_and_of_the_names_of_connections()
    {
        var made = 0;
        var services = ServiceRegistry.BuiltIn.With("echo", () => Interlocked.Increment(ref made) > 0 ? new EchoConnection() : null!, EchoConnection.Probe);
        Serve(
            o => o with { HealthListen = _listen, Canary = Often, Limits = new LimitOptions { MaxConnections = 1 } },
            l => l with { Limits = new ListenerLimitOptions { MaxConnections = 1, MaxPerAddress = 1 } },
            services);
        AwaitOpen();
        var client = Connect();
        AssertEchoes(client);
        var before = Volatile.Read(ref made);
        AwaitCondition(() => Volatile.Read(ref made) > before + 3, Patience);
        Sys.ActorSelection("/user/server/echo/c1").Tell(new Identify(1), TestActor);
        Assert.NotNull(ExpectMsg<ActorIdentity>(Patience).Subject);
        AssertReset(Connect());
        AwaitOpen();
        AssertEchoes(client);
    }

    [Fact]
    public void A_full_server_that_lets_clients_wait_is_still_ready()
    {
        Serve(o => o with { HealthListen = _listen, Canary = Often, Limits = new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue } });
        AwaitOpen();
        var client = Connect();
        AssertEchoes(client);
        EventFilter.Warning(contains: "not ready").Expect(0, () => ExpectNoMsg(TimeSpan.FromSeconds(1))); // Longer than two failures take.
        AwaitOpen();
        AssertEchoes(client);
    }

    [Fact]
    public void Of_a_service_that_says_no_probe_no_connection_is_started()
    {
        var made = 0;
        var services = ServiceRegistry.BuiltIn.With("echo", () =>
        {
            Interlocked.Increment(ref made);
            return new EchoConnection();
        });
        Serve(o => o with { HealthListen = _listen, Canary = Often }, services: services);
        AwaitOpen();
        Assert.Equal(0, Volatile.Read(ref made));
        AssertEchoes(Connect());
        Assert.Equal(1, Volatile.Read(ref made));
    }

    [Fact]
    public void A_ticket_is_good_for_one_connection_and_until_it_is_withdrawn()
    {
        var tickets = new ProbeTickets();
        Assert.Null(tickets.Take(_health));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var ticket = new ProbeTicket(tickets, TestActor, new IPEndPoint(IPAddress.Loopback, 1));
        ticket.BeforeConnect(socket);
        Assert.Equal(TestActor, tickets.Take(socket.LocalEndPoint!));
        Assert.Null(tickets.Take(socket.LocalEndPoint!));
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var withdrawn = new ProbeTicket(tickets, TestActor, new IPEndPoint(IPAddress.Loopback, 1));
        withdrawn.BeforeConnect(other);
        withdrawn.Withdraw();
        Assert.Null(tickets.Take(other.LocalEndPoint!));
    }

    private void Serve(Func<ServerOptions, ServerOptions> change, Func<ListenerOptions, ListenerOptions>? listener = null, ServiceRegistry? services = null) =>
        Start(services, listener, changeServer: change);

    private void AwaitOpen() => AwaitAssert(() => Assert.True(IsOpen()), Patience);

    private void AwaitClosed() => AwaitAssert(() => Assert.False(IsOpen()), Patience);

    private bool IsOpen()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(_health);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private sealed class Switch
    {
        private volatile bool _isOn;

        public bool IsOn
        {
            get => _isOn;
            set => _isOn = value;
        }
    }

    private sealed class MuteConnection(Switch mute) : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
            if (!mute.IsOn)
            {
                Send(ByteString.FromString("!"));
            }
        }
    }
}
