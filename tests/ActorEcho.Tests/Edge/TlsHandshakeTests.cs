using ActorEcho.Connections;
using ActorEcho.Edge;
using Akka.Actor;
using Akka.IO;
using Akka.TestKit;

namespace ActorEcho.Tests.Edge;

/// <summary>However a handshake ends, it leaves nothing behind.</summary>
public sealed class TlsHandshakeTests : TlsTest
{
    [SettingEffect("actorecho.listener.tls.handshake-timeout")]
    [Fact]
    public void Who_is_not_done_in_time_is_reset()
    {
        var actor = Begin(() => new EchoConnection());
        Time.Advance(TimeSpan.FromSeconds(6));
        Client.Start();
        Pass(actor);
        TakeUntilItReads(actor);
        ExpectEnd("127.0.0.1:50000 ended: tls_handshake_failed (it was not done within 7 s)", () => Time.Advance(TimeSpan.FromSeconds(1)));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void After_the_handshake_its_time_is_over()
    {
        var actor = Open();
        Time.Advance(TimeSpan.FromDays(1));
        ExpectNothing(actor);
    }

    [Fact]
    public void The_first_byte_may_not_take_longer_than_its_own_limit()
    {
        Begin(() => new EchoConnection(), Secure with { Timeouts = new TimeoutOptions { FirstByte = TimeSpan.FromSeconds(5) } });
        ExpectEnd("127.0.0.1:50000 ended: first_byte_timeout (before it was served)", () => Time.Advance(TimeSpan.FromSeconds(5)));
        Socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    [Fact]
    public void Who_does_not_speak_TLS_is_told_so_and_ended()
    {
        var actor = Begin(() => new EchoConnection());
        actor.Tell(new Tcp.Received(ByteString.FromString("GET / HTTP/1.1\r\n\r\n")), Socket.Ref);
        ExpectEnd("127.0.0.1:50000 ended: tls_handshake_failed (", () => Finish(actor));
    }

    [Fact]
    public void Who_sends_more_than_a_handshake_takes_is_ended()
    {
        var actor = Begin(() => new EchoConnection());
        byte[] hello = [.. Client.Start().TakeOutput()];

        // A record that says it is as long as one can be, over and over: each is a part of one message.
        byte[] record = [22, 3, 1, 0x40, 0, .. new byte[0x4000]];
        record[5] = hello[5];
        ExpectEnd($"127.0.0.1:50000 ended: tls_handshake_failed (more than {TlsSession.LongestHandshake} bytes of handshake)", () =>
            actor.Tell(new Tcp.Received(ByteString.FromBytes([.. Enumerable.Repeat(record, 17).SelectMany(r => r)])), Socket.Ref));
        Socket.FishForMessage(message => message is Tcp.Abort, Patience);
    }

    [Fact]
    public void Who_goes_without_a_byte_has_done_nothing_wrong()
    {
        var settings = Plain with { Tls = new TlsEdge(Options with { MaxHandshakes = 1 }) };
        var actor = Begin(() => new EchoConnection(), settings);
        actor.Tell(Tcp.PeerClosed.Instance, Socket.Ref);
        ExpectEnd("127.0.0.1:50000 ended: peer_closed", () => Finish(actor));
        Assert.True(settings.Tls!.Turns.TryTake(TestActor));
    }

    // 0: before a byte. 1: within the ClientHello. 2: before the client's Finished. 3: within it.
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Who_goes_in_the_middle_leaves_neither_an_actor_nor_a_turn(int step, bool isReset)
    {
        var settings = Plain with { Tls = new TlsEdge(Options with { MaxHandshakes = 1 }) };
        var actor = Begin(() => new EchoConnection(), settings);
        GoTo(actor, step);
        Watch(actor);
        var reason = isReset ? "connection_reset (gone)" : "tls_handshake_failed (";
        ExpectEnd($"127.0.0.1:50000 ended: {reason}", () => actor.Tell(isReset ? new Tcp.ErrorClosed("gone") : Tcp.PeerClosed.Instance, Socket.Ref));
        ExpectTerminated(actor, Patience);
        Assert.True(settings.Tls!.Turns.TryTake(TestActor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_stopping_server_does_not_wait_for_a_handshake(int step)
    {
        var settings = Plain with { Tls = new TlsEdge(Options with { MaxHandshakes = 1 }) };
        var actor = Begin(() => new EchoConnection(), settings);
        GoTo(actor, step);
        actor.Tell(Drain.Instance);
        ExpectEnd("127.0.0.1:50000 ended: app_shutdown", () => Finish(actor));
        Assert.True(settings.Tls!.Turns.TryTake(TestActor));
    }

    [SettingEffect("actorecho.listener.tls.max-handshakes")]
    [Fact]
    public void As_many_as_may_shake_hands_at_a_time_and_the_next_is_not_read_until_one_is_done()
    {
        var settings = Plain with { Tls = new TlsEdge(Options with { MaxHandshakes = 1 }) };
        var first = Begin(() => new EchoConnection(), settings);
        var (second, waiting) = ConnectAnother(settings, "second");
        var (third, last) = ConnectAnother(settings, "third");
        ExpectSilence(second, waiting);
        Shake(first);
        waiting.ExpectMsg<Tcp.ResumeReading>(Patience);
        ExpectSilence(third, last);
        Watch(second);
        Sys.Stop(second);
        ExpectTerminated(second, Patience);
        last.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void Who_goes_while_it_waits_leaves_its_turn_to_the_next()
    {
        var settings = Plain with { Tls = new TlsEdge(Options with { MaxHandshakes = 1 }) };
        var first = Begin(() => new EchoConnection(), settings);
        var (second, gone) = ConnectAnother(settings, "second");
        var (third, late) = ConnectAnother(settings, "third");
        ExpectSilence(third, late);
        Watch(second);
        second.Tell(new Tcp.ErrorClosed("gone"), gone.Ref);
        ExpectTerminated(second, Patience);
        Shake(first);
        late.ExpectMsg<Tcp.ResumeReading>(Patience);
    }

    [Fact]
    public void Who_waits_longer_than_a_handshake_may_take_is_reset()
    {
        var settings = Plain with { Tls = new TlsEdge(Options with { MaxHandshakes = 1 }) };
        settings.Tls.Turns.TryTake(TestActor);
        var (late, socket) = ConnectAnother(settings, "c1");
        ExpectSilence(late, socket);
        ExpectEnd("0.0.0.1:1 ended: tls_handshake_failed (its turn did not come within 7 s, as many others were under way (tls.max-handshakes is 1)", () => Time.Advance(TimeSpan.FromSeconds(7)));
        socket.ExpectMsg<Tcp.Abort>(Patience);
    }

    private void GoTo(IActorRef actor, int step)
    {
        if (step == 0)
        {
            return;
        }

        var hello = Client.Start().TakeOutput();
        actor.Tell(new Tcp.Received(step == 1 ? hello.Slice(0, 100) : hello), Socket.Ref);
        TakeUntilItReads(actor);
        if (step == 3)
        {
            actor.Tell(new Tcp.Received(Client.TakeOutput().Slice(0, 20)), Socket.Ref);
            TakeUntilItReads(actor);
        }
    }

    /// <summary>The system takes what is written, and closes when it is asked to.</summary>
    private void Finish(IActorRef actor)
    {
        for (; ; )
        {
            switch (Socket.ReceiveOne(Patience))
            {
                case Tcp.Write { WantsAck: true } write:
                    Acknowledge(actor, write);
                    break;
                case Tcp.Close:
                    actor.Tell(Tcp.Closed.Instance, Socket.Ref);
                    return;
                case Tcp.ConfirmedClose:
                    actor.Tell(Tcp.ConfirmedClosed.Instance, Socket.Ref);
                    return;
                case Tcp.Abort:
                    return;
            }
        }
    }

    private (IActorRef Actor, TestProbe Socket) ConnectAnother(ConnectionSettings settings, string name)
    {
        ServiceRegistry.BuiltIn.TryFind("echo", out var service);
        var socket = CreateTestProbe();
        var actor = Sys.ActorOf(Props.CreateBy(new ConnectionProducer(service!, settings)), name);
        actor.Tell(new Tcp.Connected(new System.Net.IPEndPoint(0x01000000, 1), new System.Net.IPEndPoint(1, 2)), socket.Ref);
        socket.ExpectMsg<Tcp.Register>(Patience);
        return (actor, socket);
    }

    private static void ExpectSilence(IActorRef actor, TestProbe socket)
    {
        actor.Tell(new Identify(0), socket.Ref);
        socket.ExpectMsg<ActorIdentity>(Patience);
    }
}
