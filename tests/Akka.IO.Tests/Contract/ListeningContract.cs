using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.IO.Tests.Faults;
using Akka.Native;

namespace Akka.IO.Tests.Contract;

public sealed class ListeningContract
{
    public static TheoryData<string> Drivers => TcpRig.Drivers;

    public static TheoryData<string> All => TcpRig.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_is_told_with_both_addresses(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        Assert.NotEqual(0, address.Port);
        var peer = rig.Client();
        peer.Connect(address);
        var connected = listener.Expect<Tcp.Connected>();
        Assert.Equal(peer.LocalEndPoint, connected.RemoteAddress);
        Assert.Equal(address, connected.LocalAddress);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_local_address_behind_a_wildcard_is_the_connections_own(string driver)
    {
        await using var rig = new TcpRig(driver);
        var probe = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Bind(probe.Ref, new IPEndPoint(IPAddress.Any, 0)), probe.Ref);
        var port = ((IPEndPoint)probe.Expect<Tcp.Bound>().LocalAddress).Port;
        rig.Client().Connect(new IPEndPoint(IPAddress.Loopback, port));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, port), probe.Expect<Tcp.Connected>().LocalAddress);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_address_in_use_fails_once_with_the_cause(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (_, _, address) = rig.Bind();
        var probe = rig.NewProbe();
        var bind = new Tcp.Bind(probe.Ref, address);
        rig.Manager.Tell(bind, probe.Ref);
        var failed = probe.Expect<Tcp.CommandFailed>();
        Assert.Same(bind, failed.Cmd);
        Assert.Equal(SocketError.AddressAlreadyInUse, Assert.IsType<SocketException>(failed.Cause.Value).SocketErrorCode);
        probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Unbound_it_refuses_new_connections_and_keeps_those_it_has(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, acceptor, address) = rig.Bind();
        var peer = rig.Client();
        peer.Connect(address);
        listener.Expect<Tcp.Connected>();
        var connection = listener.LastSender;
        acceptor.Tell(Tcp.Unbind.Instance, listener.Ref);
        listener.Expect<Tcp.Unbound>();
        Assert.Throws<SocketException>(() => rig.Client().Connect(address));
        var handler = rig.NewProbe();
        connection.Tell(new Tcp.Register(handler.Ref));
        peer.Send("on"u8);
        handler.ExpectBytes(2);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_is_reset_when_who_was_told_of_it_ends_without_a_word(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        var peer = rig.Client();
        peer.Connect(address);
        listener.Expect<Tcp.Connected>();
        rig.System.Stop(listener.Ref);
        Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => peer.Receive(new byte[1])).SocketErrorCode);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_that_was_handed_on_outlives_who_was_told_of_it(string driver)
    {
        await using var rig = new TcpRig(driver);
        var conversation = rig.Converse();
        rig.System.Stop(conversation.Listener.Ref);
        conversation.Peer.Send("on"u8);
        conversation.Probe.ExpectBytes(2);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task In_pull_mode_as_many_are_accepted_as_were_asked_for(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, acceptor, address) = rig.Bind(pullMode: true);
        for (var i = 0; i < 5; i++)
        {
            rig.Client().Connect(address);
        }

        listener.ExpectNothing();
        acceptor.Tell(new Tcp.ResumeAccepting(2));
        listener.Expect<Tcp.Connected>();
        listener.Expect<Tcp.Connected>();
        listener.ExpectNothing();
        acceptor.Tell(new Tcp.ResumeAccepting(3));
        for (var i = 0; i < 3; i++)
        {
            listener.Expect<Tcp.Connected>();
        }

        rig.Client().Connect(address);
        listener.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task At_max_channels_connections_wait_in_the_backlog_until_one_ends(string driver)
    {
        await using var rig = new TcpRig(driver, "max-channels = 2");
        var (listener, _, address) = rig.Bind();
        for (var i = 0; i < 3; i++)
        {
            rig.Socket().Connect(address);
        }

        listener.Expect<Tcp.Connected>();
        var first = listener.LastSender;
        listener.Expect<Tcp.Connected>();
        listener.ExpectNothing();
        first.Tell(Tcp.Abort.Instance);
        listener.Expect<Tcp.Connected>();
        listener.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_listener_ends_with_its_handler(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, acceptor, address) = rig.Bind();
        var watcher = rig.NewProbe();
        watcher.ExpectEnd(acceptor, () => listener.Ref.Tell(PoisonPill.Instance));
        Assert.Throws<SocketException>(() => rig.Client().Connect(address));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_that_nobody_registers_is_reset(string driver)
    {
        await using var rig = new TcpRig(driver, "register-timeout = 200ms");
        var (listener, _, address) = rig.Bind();
        var peer = rig.Client();
        peer.Connect(address);
        listener.Expect<Tcp.Connected>();
        var error = Assert.Throws<SocketException>(() => peer.Receive(new byte[1]));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_registered_connection_outlives_the_register_timeout(string driver)
    {
        await using var rig = new TcpRig(driver, "register-timeout = 100ms");
        var c = rig.Converse();
        c.Probe.ExpectNothing();
        c.Probe.ExpectNothing();
        c.Peer.Send("here"u8);
        c.Probe.ExpectBytes(4);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Socket_options_are_applied_to_accepted_connections(string driver)
    {
        await using var rig = new TcpRig(driver);
        var look = new Look();
        var (listener, _, address) = rig.Bind(
            options: [new Inet.SO.SendBufferSize(30_000), new Tcp.SO.NoDelay(false), new Tcp.SO.KeepAlive(true, TimeSpan.FromSeconds(77)), look]);
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
        Assert.Equal("bind,bound,connected", look.Moments);
        Assert.False(look.NoDelay);
        Assert.Equal(77, look.KeepAliveTime);
        Assert.InRange(look.SendBuffer, 30_000, 60_000);
    }

    [LinuxFact]
    public Task The_unsent_limit_holds_for_connections_of_either_side() => UnsentLimitHolds("epoll");

    [LinuxFact]
    public Task It_does_on_portable_sockets_too() => UnsentLimitHolds("sockets");

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Connections_have_no_delay_unless_told_otherwise(string driver)
    {
        await using var rig = new TcpRig(driver);
        var look = new Look();
        var (listener, _, address) = rig.Bind(options: look);
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
        Assert.True(look.NoDelay);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_Unix_socket_serves_too(string driver)
    {
        await using var rig = new TcpRig(driver, OperatingSystem.IsLinux() ? "notsent-lowat = 54321" : "");
        var path = Path.Combine(Path.GetTempPath(), $"io-{Guid.NewGuid():N}.sock");
        var listener = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Bind(listener.Ref, new UnixDomainSocketEndPoint(path)), listener.Ref);
        listener.Expect<Tcp.Bound>();
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(new UnixDomainSocketEndPoint(path)), client.Ref);
        client.Expect<Tcp.Connected>();
        listener.Expect<Tcp.Connected>();
        var server = listener.LastSender;
        client.LastSender.Tell(new Tcp.Register(client.Ref));
        server.Tell(new Tcp.Register(listener.Ref));
        server.Tell(Tcp.Write.Create(ByteString.FromString("hello")), listener.Ref);
        Assert.Equal("hello"u8.ToArray(), client.ExpectBytes(5));
        File.Delete(path);
    }

    private static async Task UnsentLimitHolds(string driver)
    {
        await using var rig = new TcpRig(driver, "notsent-lowat = 54321");
        var (accepted, made) = (new Look(), new Look());
        var (listener, _, address) = rig.Bind(options: accepted);
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(address, options: [made]), client.Ref);
        client.Expect<Tcp.Connected>();
        listener.Expect<Tcp.Connected>();
        Assert.Equal((54321, 54321), (accepted.UnsentLimit, made.UnsentLimit));
    }

    /// <summary>An option of a user's own making, which sees the sockets.</summary>
    private sealed class Look : Inet.SocketOptionV2
    {
        public string Moments { get; private set; } = "";

        public bool NoDelay { get; private set; }

        public int SendBuffer { get; private set; }

        public int KeepAliveTime { get; private set; }

        public int UnsentLimit { get; private set; }

        public override void BeforeServerSocketBind(Socket ss) => Moments += "bind";

        public override void AfterBind(Socket s) => Moments += ",bound";

        public override void AfterConnect(Socket s)
        {
            Moments += ",connected";
            NoDelay = s.NoDelay;
            SendBuffer = s.SendBufferSize;
            KeepAliveTime = (int)s.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime)!;
            if (OperatingSystem.IsLinux())
            {
                var limit = new byte[4];
                s.GetRawSocketOption(Sock.LevelTcp, Sock.NotSentLowWater, limit);
                UnsentLimit = BitConverter.ToInt32(limit);
            }
        }
    }
}
