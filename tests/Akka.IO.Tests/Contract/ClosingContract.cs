using Akka.Actor;

namespace Akka.IO.Tests.Contract;

public sealed class ClosingContract
{
    private const int Plenty = 2_000_000;

    public static TheoryData<string> All => TcpRig.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Close_flushes_what_was_queued(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), new Ack(1));
        c.Write("end");
        var commander = rig.NewProbe();
        c.Connection.Tell(Tcp.Close.Instance, commander.Ref);
        Assert.Equal([.. Bytes.Pattern(Plenty), .. "end"u8], c.ReadToEnd());
        Assert.Equal(1, c.Probe.Expect<Ack>().Number);
        c.Probe.Expect<Tcp.Closed>();
        commander.Expect<Tcp.Closed>();
        c.Probe.ExpectNothing();
        commander.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_handler_may_go_once_it_has_asked_for_the_close(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), Tcp.NoAck.Instance);
        c.Tell(Tcp.Close.Instance);
        c.Probe.Ref.Tell(PoisonPill.Instance);
        Assert.Equal(Bytes.Pattern(Plenty), c.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_confirmed_close_waits_for_the_peer_and_delivers_what_it_still_sends(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), Tcp.NoAck.Instance);
        c.Tell(Tcp.ConfirmedClose.Instance);
        Assert.Equal(Bytes.Pattern(Plenty), c.ReadToEnd());
        c.Peer.Send("last"u8);
        Assert.Equal("last"u8.ToArray(), c.Probe.ExpectBytes(4));
        c.Probe.ExpectNothing();
        c.Peer.EndSending();
        Assert.True(c.Probe.Expect<Tcp.ConfirmedClosed>().IsConfirmed);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_handler_that_goes_while_it_awaits_the_confirmation_leaves_a_good_close(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        c.Write("bye");
        c.Tell(Tcp.ConfirmedClose.Instance);
        c.Probe.Ref.Tell(PoisonPill.Instance);
        Assert.Equal("bye"u8.ToArray(), c.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Abort_resets_and_drops_what_was_queued(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), new Ack(1));
        c.Tell(Tcp.Close.Instance);
        var commander = rig.NewProbe();
        c.Connection.Tell(Tcp.Abort.Instance, commander.Ref);
        Assert.True(c.Probe.Expect<Tcp.Aborted>().IsAborted);
        commander.Expect<Tcp.Aborted>();
        c.ExpectReset();
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_peer_that_resets_is_an_error_told_once(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        c.Peer.Reset();
        var closed = c.Probe.Expect<Tcp.ErrorClosed>();
        Assert.True(closed.IsErrorClosed);
        Assert.NotEmpty(closed.Cause);
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_handler_that_dies_resets_the_connection(string driver)
    {
        await using var rig = new TcpRig(driver);
        var handler = rig.System.ActorOf(Props.Create(() => new Failing()));
        var c = rig.Converse(handler: handler);
        c.Peer.Send("boom"u8);
        c.ExpectReset();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_that_is_stopped_from_outside_resets_and_says_so(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        c.Tell(PoisonPill.Instance);
        c.Probe.Expect<Tcp.ErrorClosed>();
        c.ExpectReset();
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_end_of_the_system_ends_its_connections(string driver)
    {
        var rig = new TcpRig(driver);
        var c = rig.Converse();
        var idle = rig.Converse();
        await rig.Terminate();
        c.ExpectReset();
        idle.ExpectReset();
        await rig.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_close_before_the_registration_closes(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        var peer = rig.Client();
        peer.Connect(address);
        listener.Expect<Tcp.Connected>();
        listener.LastSender.Tell(Tcp.Close.Instance, listener.Ref);
        listener.Expect<Tcp.Closed>();
        Assert.Equal(0, peer.Receive(new byte[1]));
        listener.ExpectNothing();
    }

    private sealed class Failing : UntypedActor
    {
        protected override void PreRestart(Exception reason, object message) => Context.Stop(Self);

        protected override void OnReceive(object message) => throw new InvalidOperationException("as asked");
    }
}
