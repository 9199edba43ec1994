using System.Net;
using ActorEcho.Connections;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Edge;

/// <summary>What holds for a connection's bytes holds for them in TLS.</summary>
public sealed class TlsConnectionTests : TlsTest
{
    private const int Chunk = 64 * 1024;

    [Fact]
    public void What_comes_is_decrypted_and_what_is_sent_encrypted()
    {
        var actor = Open();
        Client.Write("hello"u8);
        Pass(actor);
        Assert.DoesNotContain("hello", Take().Data.ToString(System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.Equal("hello"u8.ToArray(), Client.Read());
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void Bytes_that_come_with_the_end_of_the_handshake_are_not_lost()
    {
        var actor = Begin(() => new EchoConnection());
        Client.Start();
        Pass(actor);
        TakeUntilItReads(actor);
        Client.Write("early"u8);
        Pass(actor);
        TakeUntilItReads(actor);
        Assert.Equal("early"u8.ToArray(), Client.Read());
    }

    [Fact]
    public void All_of_it_may_come_byte_by_byte()
    {
        var actor = Begin(() => new EchoConnection());
        Client.Start();
        for (var i = 0; i < 2; i++)
        {
            PassByteByByte(actor);
        }

        Client.Write("slow"u8);
        PassByteByByte(actor);
        Assert.Equal("slow"u8.ToArray(), Client.Read());
    }

    [Fact]
    public void The_peers_close_notify_is_its_end_and_ours_comes_before_our_FIN()
    {
        var actor = Open();
        Client.Write("last"u8).Close();
        Pass(actor);
        Assert.Equal("last"u8.ToArray(), Read());
        Assert.Empty(Read());
        Acknowledge(actor, ExpectWrite());

        // The peer's own FIN has not come, so this is a half-close.
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: peer_closed", () => actor.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref));
    }

    [Fact]
    public void An_end_without_close_notify_may_hide_that_bytes_are_missing_so_it_ends_in_a_reset()
    {
        var actor = Open();
        Client.Write("not all"u8);
        Pass(actor);
        TakeUntilItReads(actor);
        ExpectEnd("127.0.0.1:50000 ended: connection_reset (the peer ended without a close_notify", () => actor.Tell(Tcp.PeerClosed.Instance, Socket.Ref));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void An_end_within_a_record_is_a_reset()
    {
        var actor = Open();
        var record = Client.Write("cut"u8).TakeOutput();
        actor.Tell(new Tcp.Received(record.Slice(0, record.Count - 1)), Socket.Ref);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: connection_reset (", () => actor.Tell(Tcp.PeerClosed.Instance, Socket.Ref));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void A_reset_within_a_record_ends_the_actor()
    {
        var actor = Open();
        actor.Tell(new Tcp.Received(Client.Write("cut"u8).TakeOutput().Slice(0, 10)), Socket.Ref);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: connection_reset (gone)", () => actor.Tell(new Tcp.ErrorClosed("gone"), Socket.Ref));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_peer_that_has_ended_its_side_may_go_before_it_has_its_last_bytes(bool isReset)
    {
        var actor = Open();
        Client.Write("last"u8).Close();
        Pass(actor);
        Read();
        Read();
        var barrier = ExpectWrite();
        if (isReset)
        {
            ExpectEnd("127.0.0.1:50000 ended: connection_reset (gone)", () => actor.Tell(new Tcp.ErrorClosed("gone"), Socket.Ref));
            return;
        }

        // Its FIN follows its close_notify: there is nothing to wait for behind our own.
        actor.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        Acknowledge(actor, barrier);
        Socket.ExpectMsg<Tcp.Close>(Patience);
        ExpectEnd("127.0.0.1:50000 ended: peer_closed", () => actor.Tell(Tcp.Closed.Instance, Socket.Ref));
    }

    [Fact]
    public void A_record_that_was_changed_on_the_way_is_a_reset_and_the_service_does_not_see_it()
    {
        var actor = Open();
        byte[] record = [.. Client.Write("wrong"u8).TakeOutput()];
        record[^1] ^= 1;
        ExpectEnd("127.0.0.1:50000 ended: connection_reset (", () => actor.Tell(new Tcp.Received(ByteString.FromBytes(record)), Socket.Ref));
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(Chunk)]
    public void A_service_that_closes_on_bytes_before_a_broken_record_says_no_close_notify_and_its_answer_is_no_whole_one(int bytes)
    {
        var actor = Open(() => new OneShot());
        byte[] record = [.. Client.Write(new byte[bytes]).Write("wrong"u8).TakeOutput()];
        record[^1] ^= 1;
        ExpectEnd("127.0.0.1:50000 ended: connection_reset (", () => actor.Tell(new Tcp.Received(ByteString.FromBytes(record)), Socket.Ref));
        Socket.FishForMessage(message => message is Tcp.Abort or Tcp.Write { Data.IsEmpty: false }, Patience);
        Assert.IsType<Tcp.Abort>(Socket.LastMessage);
        Client.AssertWasCutShort();
    }

    [Fact]
    public void A_failing_service_says_no_close_notify()
    {
        var actor = Open(() => new Failing());
        Client.Write("x"u8);
        EventFilter.Error(contains: "was reset: handler_failed").ExpectOne(() => Pass(actor));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
        Client.AssertWasCutShort();
    }

    [Fact]
    public void Reading_goes_by_credit_as_ever()
    {
        var actor = Open(Secure with { WriteBuffer = new WriteBufferOptions { HighMark = Chunk, AckEvery = Chunk } });
        Client.Write(new byte[1000]);
        Pass(actor);
        var write = Take();
        ExpectNothing(actor);
        Acknowledge(actor, write);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void Many_small_records_in_a_chunk_are_one_for_the_service_and_cost_no_more_than_they_are()
    {
        var actor = Open();
        for (var i = 0; i < 2000; i++)
        {
            Client.Write("x"u8);
        }

        Pass(actor);
        var write = Assert.Single(TakeUntilItReads(actor));
        Assert.InRange(write.Data.Count, 2000, 2100);
        Assert.Equal(2000, Client.Read().Length);
    }

    [Fact]
    public void A_stopping_server_answers_what_was_read_and_says_that_it_ends()
    {
        var actor = Open();
        actor.Tell(Drain.Instance);
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
        var barrier = ExpectWrite();
        Client.Write("on its way"u8);
        Pass(actor);
        Assert.Equal("on its way"u8.ToArray(), Read());
        Acknowledge(actor, barrier);
        Assert.Empty(Read());
        var last = ExpectWrite();
        Assert.True(last.Data.IsEmpty);
        Acknowledge(actor, last);
        Socket.ExpectMsg<Tcp.ConfirmedClose>(Patience);
    }

    [Fact]
    public void The_first_byte_is_that_of_the_service_and_its_time_covers_header_and_handshake()
    {
        var settings = Secure with
        {
            ProxyProtocol = new ProxyProtocolOptions([IPNetwork.Parse("127.0.0.1/32")]),
            Timeouts = new TimeoutOptions { FirstByte = TimeSpan.FromSeconds(5) },
        };
        var actor = Begin(() => new EchoConnection(), settings);
        Time.Advance(TimeSpan.FromSeconds(2));
        actor.Tell(new Tcp.Received(ByteString.FromBytes(ProxyHeaders.IPv4)), Socket.Ref);
        Socket.ExpectMsg<Tcp.ResumeReading>(Patience);
        Time.Advance(TimeSpan.FromSeconds(2));
        Shake(actor);
        Time.Advance(TimeSpan.FromSeconds(1));
        Socket.ExpectMsg<Tcp.SuspendReading>(Patience);
    }

    private byte[] Read()
    {
        Take();
        return Client.Read();
    }

    private void PassByteByByte(IActorRef actor)
    {
        foreach (var b in Client.TakeOutput())
        {
            actor.Tell(new Tcp.Received(ByteString.FromBytes([b])), Socket.Ref);
            TakeUntilItReads(actor);
        }
    }

    private sealed class OneShot : ConnectionActor
    {
        protected override void OnReceived(ByteString data)
        {
            Send(ByteString.FromString("bye"));
            Close();
        }
    }

    private sealed class Failing : ConnectionActor
    {
        protected override void OnReceived(ByteString data) => throw new InvalidOperationException("no");
    }
}
