using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;

namespace Akka.IO.Tests.Drivers;

/// <summary>What each driver owes to those who listen and who connect.</summary>
public sealed class EndpointContract
{
    public static TheoryData<string> Drivers => DriverRig.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public void A_paused_listener_accepts_nothing(string driver)
    {
        using var rig = new DriverRig(driver);
        var (acceptor, accepted) = rig.Listen();
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var second = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        first.Connect(acceptor.LocalEndPoint);
        second.Connect(acceptor.LocalEndPoint);
        rig.Settle();
        Assert.Empty(accepted.Channels);
        accepted.Then = _ => acceptor.PauseAccept();
        acceptor.StartAccept();
        rig.Until(() => accepted.Channels.Count == 1);
        rig.Settle();
        Assert.Equal("a", accepted.Events);
        acceptor.StartAccept();
        rig.Until(() => accepted.Channels.Count == 2);
        acceptor.Close();
        accepted.Channels.ForEach(c => c.Close());
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void A_connection_is_made_to_a_listener_and_refused_without_one(string driver)
    {
        using var rig = new DriverRig(driver);
        var (acceptor, accepted) = rig.Listen();
        acceptor.StartAccept();
        var connecting = rig.NewRecorder();
        rig.Driver.Connect(acceptor.LocalEndPoint, null, ChannelOptions.None, connecting);
        rig.Until(() => connecting.Channels.Count == 1 && accepted.Channels.Count == 1);
        var (here, there) = (rig.NewRecorder(), rig.NewRecorder());
        connecting.Channel.Attach(here);
        accepted.Channel.Attach(there);
        here.Then = what => _ = what == 'r' ? connecting.Channel.Send("back"u8.ToArray(), owned: true, more: false) : default;
        connecting.Channel.StartReceive();
        there.Then = _ => { };
        accepted.Channel.StartReceive();
        accepted.Channel.Send("forth"u8.ToArray(), owned: true, more: false);
        rig.Until(() => there.Bytes.Count == 4);
        Assert.Equal(accepted.Channel.RemoteEndPoint, connecting.Channel.LocalEndPoint);
        connecting.Channel.Close();
        accepted.Channel.Close();
        var address = acceptor.LocalEndPoint;
        acceptor.Close();
        var refused = rig.NewRecorder();
        rig.Driver.Connect(address, null, ChannelOptions.None, refused);
        rig.Until(() => refused.Events.Length > 0);
        Assert.Equal([SocketError.ConnectionRefused], refused.Errors);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void A_cancelled_connect_tells_nothing(string driver)
    {
        using var rig = new DriverRig(driver);
        var (acceptor, _) = rig.Listen();
        var connecting = rig.NewRecorder();
        rig.Driver.Connect(acceptor.LocalEndPoint, null, ChannelOptions.None, connecting).Cancel();
        rig.Settle();
        Assert.Equal("", connecting.Events);
        acceptor.Close();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void An_address_in_use_cannot_be_bound(string driver)
    {
        using var rig = new DriverRig(driver);
        var (acceptor, _) = rig.Listen();
        var error = Assert.Throws<SocketException>(() => rig.Listen(acceptor.LocalEndPoint));
        Assert.Equal(SocketError.AddressAlreadyInUse, error.SocketErrorCode);
        acceptor.Close();
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void IPv6_and_Unix_addresses_work(string driver)
    {
        using var rig = new DriverRig(driver);
        var path = Path.Combine(Path.GetTempPath(), $"io-{Guid.NewGuid():N}.sock");
        EndPoint[] addresses = Socket.OSSupportsIPv6
            ? [new IPEndPoint(IPAddress.IPv6Loopback, 0), new UnixDomainSocketEndPoint(path)]
            : [new UnixDomainSocketEndPoint(path)];
        foreach (var address in addresses)
        {
            var (acceptor, accepted) = rig.Listen(address);
            acceptor.StartAccept();
            var connecting = rig.NewRecorder();
            rig.Driver.Connect(acceptor.LocalEndPoint, null, ChannelOptions.None, connecting);
            rig.Until(() => accepted.Channels.Count == 1 && connecting.Channels.Count == 1);
            Assert.Equal(acceptor.LocalEndPoint.ToString(), connecting.Channel.RemoteEndPoint.ToString());
            accepted.Channel.Close();
            connecting.Channel.Close();
            acceptor.Close();
        }

        File.Delete(path);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void An_inherited_socket_is_taken_for_its_address_and_outlives_who_took_it(string driver)
    {
        var path = Path.Combine(Path.GetTempPath(), $"io-{Guid.NewGuid():N}.sock");
        foreach (var address in (EndPoint[])[new IPEndPoint(IPAddress.Loopback, 0), new UnixDomainSocketEndPoint(path)])
        {
            using var manager = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
            manager.Bind(address);
            manager.Listen();
            using var rig = new DriverRig(driver, inherited: [0, (int)manager.Handle]);
            for (var life = 0; life < 2; life++)
            {
                // In the second life the client is in the backlog already.
                using var client = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
                client.Connect(manager.LocalEndPoint!);
                var (acceptor, accepted) = rig.Listen(manager.LocalEndPoint);
                acceptor.StartAccept();
                rig.Until(() => accepted.Channels.Count == 1);
                accepted.Channel.Close();
                acceptor.Close();
            }
        }

        File.Delete(path);
    }
}
