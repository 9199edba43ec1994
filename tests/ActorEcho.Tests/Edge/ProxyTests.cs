using System.Net;
using ActorEcho.Connections;
using ActorEcho.Tests.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>A connection behind a proxy, up to its first byte of its own.</summary>
public sealed class ProxyTests : ConnectionTest
{
    private static readonly ConnectionSettings Behind = Plain with { ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("127.0.0.0/8")]) };

    [SettingEffect("actorecho.listener.proxy-protocol.enabled")]
    [Fact]
    public void What_follows_the_header_is_served_and_the_service_sees_whom_the_proxy_speaks_for()
    {
        var actor = Begin(() => new Introducing());
        Receive(actor, [.. ProxyHeaders.IPv4, .. "hello"u8]);
        Assert.Equal("192.168.0.1:56324 192.168.0.11:443", ExpectWrite().Data.ToString());
        Assert.Equal("hello", ExpectWrite().Data.ToString());
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void A_header_may_come_byte_by_byte_and_the_service_begins_with_its_last()
    {
        var actor = Begin(() => new Introducing());
        foreach (var b in ProxyHeaders.Line.SkipLast(1))
        {
            Receive(actor, [b]);
            Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        }

        Receive(actor, [ProxyHeaders.Line[^1]]);
        Assert.Equal("192.168.0.1:56324 192.168.0.11:443", ExpectWrite().Data.ToString());
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void A_proxy_that_speaks_for_itself_is_the_peer()
    {
        var actor = Begin(() => new Introducing());
        Receive(actor, ProxyHeaders.Local);
        Assert.Equal("127.0.0.1:50000 127.0.0.1:7007", ExpectWrite().Data.ToString());
    }

    [SettingEffect("actorecho.listener.proxy-protocol.trusted")]
    [Fact]
    public void Who_is_not_trusted_is_reset_before_it_is_read_from()
    {
        var settings = Plain with { ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("10.0.0.0/8")]) };
        ExpectEnd("127.0.0.1:50000 ended: proxy_source_untrusted", () => Connect(() => new EchoConnection(), settings));
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void A_wrong_header_is_a_reset_and_the_log_has_its_first_bytes()
    {
        var actor = Begin(() => new EchoConnection());
        ExpectEnd(@"127.0.0.1:50000 ended: proxy_header_invalid (it begins as neither version: ""GET / HTTP/1.1\x0d\x0a"")", () => Receive(actor, "GET / HTTP/1.1\r\n"u8));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void A_header_cut_short_is_a_reset()
    {
        var actor = Begin(() => new EchoConnection());
        Receive(actor, "PROXY TCP4 "u8);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd(@"127.0.0.1:50000 ended: proxy_header_invalid (it is cut short: ""PROXY TCP4 "")", () => actor.Tell(Tcp.PeerClosed.Instance, Socket.Ref));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    // Proxies look in this way whether somebody is there.
    [Fact]
    public void Who_goes_without_a_byte_has_done_nothing_wrong()
    {
        var actor = Begin(() => new EchoConnection());
        actor.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        Socket.ExpectMsg<Tcp.Close>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: peer_closed", () => actor.Tell(Tcp.Closed.Instance, Socket.Ref));
    }

    [Fact]
    public void A_reset_within_the_header_ends_the_actor()
    {
        var actor = Begin(() => new EchoConnection());
        Receive(actor, "PROXY"u8);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: connection_reset (gone)", () => actor.Tell(new Tcp.ErrorClosed("gone"), Socket.Ref));
    }

    [Fact]
    public void A_stopping_server_does_not_wait_for_a_header()
    {
        var actor = Begin(() => new EchoConnection());
        Receive(actor, "PROXY"u8);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        actor.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: app_shutdown", () => actor.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    [Fact]
    public void The_header_does_not_count_as_the_clients_first_byte()
    {
        var settings = Behind with { Timeouts = new TimeoutOptions { FirstByte = TimeSpan.FromSeconds(5) } };
        var actor = Begin(() => new EchoConnection(), settings);
        Time.Advance(TimeSpan.FromSeconds(4));
        Receive(actor, ProxyHeaders.IPv4);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Time.Advance(TimeSpan.FromSeconds(1));
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        Acknowledge(actor, ExpectWrite());
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        ExpectEnd("192.168.0.1:56324 via 127.0.0.1:50000 ended: first_byte_timeout", () => actor.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    [Fact]
    public void Who_does_not_send_its_header_in_the_time_of_the_first_byte_is_reset()
    {
        var actor = Begin(() => new EchoConnection(), Behind with { Timeouts = new TimeoutOptions { FirstByte = TimeSpan.FromSeconds(5) } });
        Receive(actor, "PROXY"u8);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: first_byte_timeout (before it was served)", () => Time.Advance(TimeSpan.FromSeconds(5)));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void A_failing_service_is_told_of_with_both_addresses()
    {
        var actor = Begin(() => new Failing());
        EventFilter.Error(message: "connection c1 of echo from 192.168.0.1:56324 via 127.0.0.1:50000 was reset: handler_failed")
            .ExpectOne(() => Receive(actor, [.. ProxyHeaders.Line, .. "x"u8]));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    private IActorRef Begin<TConnection>(Func<TConnection> create, ConnectionSettings? settings = null)
        where TConnection : ConnectionActor
    {
        var actor = Connect(create, settings ?? Behind);
        Socket.ExpectMsg<Tcp.Register>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        return actor;
    }

    private void Receive(IActorRef actor, ReadOnlySpan<byte> bytes) => actor.Tell(new Tcp.Received(ByteString.FromBytes(bytes.ToArray())), Socket.Ref);

    private void ExpectEnd(string line, Action end) => EventFilter.Debug(start: $"connection c1 of echo from {line}").ExpectOne(end);

    private sealed class Introducing : ConnectionActor
    {
        protected override void OnConnected() => Send(ByteString.FromString($"{Peer} {Local}"));

        protected override void OnReceived(ByteString data) => Send(data);
    }

    private sealed class Failing : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => throw new InvalidOperationException("no");
    }
}
