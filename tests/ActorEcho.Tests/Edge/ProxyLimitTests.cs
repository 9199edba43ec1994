using System.Net;
using System.Net.Sockets;
using ActorEcho.Tests.Server;

namespace ActorEcho.Tests.Edge;

/// <summary>Behind a proxy on real sockets: an address is who the header says, and whoever ends leaves a place.</summary>
public sealed class ProxyLimitTests : ServerTest
{
    private static readonly byte[] Other = "PROXY TCP4 192.168.0.2 192.168.0.11 56324 443\r\n"u8.ToArray();

    [Fact]
    public void Places_are_those_of_the_address_in_the_header()
    {
        Start(new ListenerLimitOptions { MaxPerAddress = 2 });
        var first = Introduce(ProxyHeaders.Line);
        AssertEchoes(first);
        AssertEchoes(Introduce(ProxyHeaders.IPv4));
        EventFilter.Warning(message: "echo refused 192.168.0.1:56324: limit, limits.max-per-address is reached").ExpectOne(Patience, () => AssertReset(Introduce(ProxyHeaders.Line)));
        AssertEchoes(Introduce(Other));
        first.Shutdown(SocketShutdown.Send);
        AssertEnds(first);
        AwaitAssert(() => AssertEchoes(Introduce(ProxyHeaders.Line)), Patience, TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void Whatever_fails_at_the_edge_leaves_no_place_taken_and_is_told_of_once()
    {
        Start(new ListenerLimitOptions { MaxPerAddress = 2 });
        EventFilter.Warning(start: "echo did not serve 127.0.0.1:").ExpectOne(Patience, () =>
        {
            for (var i = 0; i < 10; i++)
            {
                AssertReset(Introduce("GET / HTTP/1.1\r\n"u8));
            }
        });

        for (var i = 0; i < 20; i++)
        {
            var client = Introduce(ProxyHeaders.Line.AsSpan(0, i));
            client.LingerState = new LingerOption(true, i % 2 == 0 ? 0 : 1);
            client.Close();
        }

        AwaitAssert(
            () =>
            {
                var (one, two) = (Introduce(ProxyHeaders.Line), Introduce(ProxyHeaders.Line));
                AssertEchoes(one);
                AssertEchoes(two);
                one.Dispose();
                two.Dispose();
            },
            Patience,
            TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public void A_listener_with_a_banner_sends_it_to_an_address_that_has_its_share()
    {
        Start(new ListenerLimitOptions { MaxPerAddress = 1, WhenFull = WhenListenerFull.Banner, Banner = "full" });
        AssertEchoes(Introduce(ProxyHeaders.Line));
        Assert.Equal("full"u8, Read(Introduce(ProxyHeaders.Line), 4));
        AssertEchoes(Introduce(Other));
    }

    private void Start(ListenerLimitOptions limits) =>
        Start(change: listener => listener with { ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("127.0.0.0/8")]), Limits = limits });

    private Socket Introduce(ReadOnlySpan<byte> header)
    {
        var client = Connect();
        client.Send(header);
        return client;
    }
}
