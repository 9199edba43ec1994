using System.Net;
using System.Net.Sockets;
using Akka.IO;

namespace ActorEcho.Tests.Server;

/// <summary>Limits on real sockets: one more is never served, and whoever ends leaves a place.</summary>
public sealed class LimitTests : ServerTest
{
    [SettingEffect("actorecho.limits.max-connections")]
    [Fact]
    public void A_full_server_resets_the_next() =>
        AssertLimit("actorecho.limits.max-connections", () => Start(limits: new LimitOptions { MaxConnections = 2 }));

    [SettingEffect("actorecho.listener.limits.max-connections")]
    [Fact]
    public void A_full_listener_resets_the_next() =>
        AssertLimit("limits.max-connections", () => Start(change: l => l with { Limits = new ListenerLimitOptions { MaxConnections = 2 } }));

    [SettingEffect("actorecho.listener.limits.max-per-address")]
    [Fact]
    public void An_address_that_has_its_share_is_reset_and_others_are_not()
    {
        AssertLimit("limits.max-per-address", () => Start(change: l => l with { Limits = new ListenerLimitOptions { MaxPerAddress = 2 } }));
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = (int)Patience.TotalMilliseconds };
        other.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
        other.Connect(Address);
        AssertEchoes(other);
    }

    [SettingEffect("actorecho.limits.when-full")]
    [Fact]
    public void In_a_server_that_queues_the_next_is_served_when_one_ends()
    {
        Start(limits: new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue });
        var served = Connect();
        AssertEchoes(served);
        for (var i = 0; i < 3; i++)
        {
            var waiting = Connect();
            waiting.Send("hello"u8);
            Assert.False(waiting.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectRead));
            served.Close();
            Assert.Equal("hello"u8, Read(waiting, 5));
            served = waiting;
        }
    }

    [Fact]
    public void One_that_is_refused_with_a_line_reads_it_whatever_it_sent()
    {
        Start(limits: new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Banner });
        AssertEchoes(Connect());
        for (var i = 0; i < 100; i++)
        {
            var refused = Connect();
            refused.Send(new byte[10_000]);
            Assert.Equal("busy, try again later\r\n"u8, Read(refused, 23));
            AssertEnds(refused);
            refused.Close();
        }
    }

    [Fact]
    public void Connections_that_fail_or_do_not_start_leave_their_places()
    {
        var made = 0;
        var services = ServiceRegistry.BuiltIn.With("echo", () => ++made % 2 == 0 ? new Failing() : throw new InvalidOperationException("no actor"));
        Start(services, limits: new LimitOptions { MaxConnections = 1, WhenFull = WhenFull.Queue });
        for (var i = 0; i < 6; i++)
        {
            var client = Connect();
            try
            {
                client.Send("x"u8);
                AssertReset(client);
            }
            catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
            {
                // The reset may be faster than what is sent.
            }
        }

        Assert.Equal(6, made);
    }

    /// <summary>Two are served; the third is reset, until one of the two has ended.</summary>
    private void AssertLimit(string setting, Action start)
    {
        start();
        var first = Connect();
        AssertEchoes(first);
        AssertEchoes(Connect());
        EventFilter.Warning(contains: $"limit, {setting} is reached").ExpectOne(Patience, () => AssertReset(Connect()));
        first.Shutdown(SocketShutdown.Send);
        AssertEnds(first);
        AwaitAssert(() => AssertEchoes(Connect()), Patience, TimeSpan.FromMilliseconds(10));
    }

    private sealed class Failing : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => throw new InvalidOperationException("no");
    }
}
