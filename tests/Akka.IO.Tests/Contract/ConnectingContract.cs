using System.Net;
using System.Net.Sockets;
using Akka.Event;

namespace Akka.IO.Tests.Contract;

/// <summary>Every Connect gets exactly one reply.</summary>
public sealed class ConnectingContract
{
    public static TheoryData<string> Drivers => TcpRig.Drivers;

    public static TheoryData<string> All => TcpRig.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_is_made_and_serves_both_ways(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(address), client.Ref);
        var connected = client.Expect<Tcp.Connected>();
        Assert.Equal(address, connected.RemoteAddress);
        Assert.Equal(connected.LocalAddress, listener.Expect<Tcp.Connected>().RemoteAddress);
        var (here, there) = (client.LastSender, listener.LastSender);
        here.Tell(new Tcp.Register(client.Ref), client.Ref);
        there.Tell(new Tcp.Register(listener.Ref), listener.Ref);
        here.Tell(Tcp.Write.Create(ByteString.FromString("forth")), client.Ref);
        Assert.Equal("forth"u8.ToArray(), listener.ExpectBytes(5));
        there.Tell(Tcp.Write.Create(ByteString.FromString("back")), listener.Ref);
        Assert.Equal("back"u8.ToArray(), client.ExpectBytes(4));
        here.Tell(Tcp.Close.Instance, client.Ref);
        client.Expect<Tcp.Closed>();
        listener.Expect<Tcp.PeerClosed>();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refused_connection_fails_once_with_the_cause(string driver)
    {
        await using var rig = new TcpRig(driver);
        var client = rig.NewProbe();
        var connect = new Tcp.Connect(Unused());
        rig.Manager.Tell(connect, client.Ref);
        var failed = client.Expect<Tcp.CommandFailed>();
        Assert.Same(connect, failed.Cmd);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(failed.Cause.Value).SocketErrorCode);
        client.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task The_addresses_of_a_name_are_tried_in_turn(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        rig.Extension.Resolver = (host, _, _) => Task.FromResult(
            host == "echo.test" ? new[] { IPAddress.Parse("127.0.0.99"), IPAddress.IPv6Loopback, address.Address } : []);
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(new DnsEndPoint("echo.test", address.Port)), client.Ref);
        Assert.Equal(address, client.Expect<Tcp.Connected>().RemoteAddress);
        listener.Expect<Tcp.Connected>();
        rig.Manager.Tell(new Tcp.Connect(new DnsEndPoint("nowhere.test", address.Port)), client.Ref);
        Assert.IsType<ConnectException>(client.Expect<Tcp.CommandFailed>().Cause.Value);
        client.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_name_that_cannot_be_resolved_fails_once(string driver)
    {
        await using var rig = new TcpRig(driver);
        rig.Extension.Resolver = (_, _, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(new DnsEndPoint("nowhere.test", 1)), client.Ref);
        var cause = Assert.IsType<SocketException>(client.Expect<Tcp.CommandFailed>().Cause.Value);
        Assert.Equal(SocketError.HostNotFound, cause.SocketErrorCode);
        client.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task What_is_refused_at_once_fails_once_and_holds_no_channel(string driver)
    {
        await using var rig = new TcpRig(driver, "max-channels = 1");
        var client = rig.NewProbe();
        foreach (var connect in (Tcp.Connect[])
            [
                new(new DnsEndPoint("0.0.0.0", 1)),
                new(new DnsEndPoint(new string('a', 300), 1)),
                new(new IPEndPoint(IPAddress.Loopback, 1), timeout: TimeSpan.FromSeconds(-2)),
            ])
        {
            rig.Manager.Tell(connect, client.Ref);
            Assert.IsAssignableFrom<ArgumentException>(client.Expect<Tcp.CommandFailed>().Cause.Value);
            client.ExpectNothing();
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task The_timeout_covers_the_resolution_and_a_late_answer_is_nothing(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        var lost = rig.NewProbe();
        rig.System.EventStream.Subscribe(lost.Ref, typeof(DeadLetter));
        var resolution = new TaskCompletionSource<IPAddress[]>();
        rig.Extension.Resolver = (_, _, _) => resolution.Task;
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(new DnsEndPoint("slow.test", address.Port), timeout: TimeSpan.FromMilliseconds(100)), client.Ref);
        Assert.IsType<ConnectException>(client.Expect<Tcp.CommandFailed>().Cause.Value);
        resolution.SetResult([address.Address]);
        client.ExpectNothing();
        listener.ExpectNothing();
        lost.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Only_IPv4_addresses_are_asked_for_if_so_set(string driver)
    {
        await using var rig = new TcpRig(driver, "outgoing-socket-force-ipv4 = on");
        var asked = AddressFamily.Unknown;
        rig.Extension.Resolver = (_, family, _) =>
        {
            asked = family;
            return Task.FromResult<IPAddress[]>([]);
        };
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(new DnsEndPoint("echo.test", 1)), client.Ref);
        client.Expect<Tcp.CommandFailed>();
        Assert.Equal(AddressFamily.InterNetwork, asked);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task At_max_channels_connecting_fails_until_one_ends(string driver)
    {
        await using var rig = new TcpRig(driver, "max-channels = 1");
        var server = rig.Socket();
        server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        server.Listen();
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(server.LocalEndPoint!), client.Ref);
        client.Expect<Tcp.Connected>();
        var first = client.LastSender;
        rig.Manager.Tell(new Tcp.Connect(server.LocalEndPoint!), client.Ref);
        Assert.IsType<ConnectException>(client.Expect<Tcp.CommandFailed>().Cause.Value);
        first.Tell(Tcp.Abort.Instance, client.Ref);
        client.Expect<Tcp.Aborted>();
        var spinner = default(SpinWait);
        while (rig.Extension.Channels.Used > 0)
        {
            spinner.SpinOnce();
        }

        rig.Manager.Tell(new Tcp.Connect(server.LocalEndPoint!), client.Ref);
        client.Expect<Tcp.Connected>();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_kind_of_address_that_is_no_address_fails_once(string driver)
    {
        await using var rig = new TcpRig(driver);
        var client = rig.NewProbe();
        rig.Manager.Tell(new Tcp.Connect(new Nonsense()), client.Ref);
        client.Expect<Tcp.CommandFailed>();
        client.ExpectNothing();
        rig.Manager.Tell(Tcp.Unbind.Instance, client.Ref);
        Assert.Same(Tcp.Unbind.Instance, client.Expect<Tcp.CommandFailed>().Cmd);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_local_address_and_options_are_used(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        var client = rig.NewProbe();
        var look = new Look();
        rig.Manager.Tell(new Tcp.Connect(address, new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0), [new Tcp.SO.Linger(3), look]), client.Ref);
        client.Expect<Tcp.Connected>();
        Assert.Equal(IPAddress.Parse("127.0.0.2"), ((IPEndPoint)listener.Expect<Tcp.Connected>().RemoteAddress).Address);
        Assert.Equal("connecting,connected", look.Moments);
        Assert.Equal(3, look.Linger);
    }

    private static IPEndPoint Unused()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }

    private sealed class Nonsense : EndPoint;

    private sealed class Look : Inet.SocketOption
    {
        public string Moments { get; private set; } = "";

        public int Linger { get; private set; }

        public override void BeforeConnect(Socket s) => Moments += "connecting";

        public override void AfterConnect(Socket s)
        {
            Moments += ",connected";
            Linger = s.LingerState!.LingerTime;
        }
    }
}
