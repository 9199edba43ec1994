using System.Net.Sockets;
using Akka.Actor;

namespace Akka.IO.Tests.Contract;

public sealed class WritingContract
{
    /// <summary>More than the kernel takes for a narrow connection whose peer does not read.</summary>
    private const int Plenty = 2_000_000;

    public static TheoryData<string> Drivers => TcpRig.Drivers;

    public static TheoryData<string> All => TcpRig.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Acks_come_once_and_in_order(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        var sizes = Enumerable.Range(0, 200).Select(i => i % 7 == 0 ? 100_000 : i % 50).ToArray();
        var expected = new List<byte>();
        for (var i = 0; i < sizes.Length; i++)
        {
            var data = Bytes.Pattern(sizes[i]);
            expected.AddRange(data);
            c.Write(data, new Ack(i));
        }

        Assert.Equal(expected, c.Read(expected.Count));
        for (var i = 0; i < sizes.Length; i++)
        {
            Assert.Equal(i, c.Probe.Expect<Ack>().Number);
        }

        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_ack_of_an_empty_write_behind_a_waiting_one_comes_in_its_turn(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), new Ack(1));
        c.Write([], new Ack(2));
        c.Probe.ExpectNothing();
        Assert.Equal(Bytes.Pattern(Plenty), c.Read(Plenty));
        Assert.Equal(1, c.Probe.Expect<Ack>().Number);
        Assert.Equal(2, c.Probe.Expect<Ack>().Number);
        c.Write([], new Ack(3));
        Assert.Equal(3, c.Probe.Expect<Ack>().Number);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_write_that_wants_no_ack_gets_none(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        c.Write("x");
        c.Tell(Tcp.Write.Create(ByteString.FromString("y"), new Tcp.NoAck("token")));
        Assert.Equal("xy"u8.ToArray(), c.Read(2));
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_rope_and_a_compound_are_sent_whole(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        var parts = Enumerable.Range(1, 5).Select(i => Bytes.Pattern(i * 100_000)).ToArray();
        var rope = parts.Aggregate(ByteString.Empty, (all, part) => all + ByteString.FromBytes(part));
        c.Tell(Tcp.WriteCommand.Create(
            Tcp.Write.Create(ByteString.FromString("head"), new Ack(1)),
            Tcp.Write.Create(rope, new Ack(2)),
            Tcp.Write.Create(ByteString.FromString("tail"))));
        c.Tell(Tcp.Write.Create(rope, new Ack(3)));
        byte[] expected = [.. "head"u8, .. rope, .. "tail"u8, .. rope];
        Assert.Equal(expected, c.Read(expected.Length));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => c.Probe.Expect<Ack>().Number));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_rope_to_an_idle_connection_is_sent_whole(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        var parts = Enumerable.Range(1, 5).Select(i => Bytes.Pattern(i * 100_000)).ToArray();
        var rope = parts.Aggregate(ByteString.Empty, (all, part) => all + ByteString.FromBytes(part));
        c.Tell(Tcp.Write.Create(rope, new Ack(1)));
        c.Write([1], new Ack(2));
        Assert.Equal([.. rope, 1], c.Read(rope.Count + 1));
        Assert.Equal([1, 2], Enumerable.Range(0, 2).Select(_ => c.Probe.Expect<Ack>().Number));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_full_queue_rejects_each_write_once_on_an_incoming_connection_too(string driver)
    {
        await using var rig = new TcpRig(driver, "write-commands-queue-max-size = 2");
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), new Ack(1));
        c.Write([1], new Ack(2));
        c.Write([2], new Ack(3));
        c.Write([3], new Ack(4));
        Assert.Equal(3, Rejected(c));
        Assert.Equal(4, Rejected(c));
        c.Read(Plenty);
        Assert.Equal(1, c.Probe.Expect<Ack>().Number);
        Assert.Equal(2, c.Probe.Expect<Ack>().Number);
        Assert.Equal([1], c.Read(1));
        c.Write([4], new Ack(5)); // Without resume-writing, it is in again.
        Assert.Equal(5, c.Probe.Expect<Ack>().Number);
        Assert.Equal([4], c.Read(1));
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task With_resume_writing_all_fail_once_until_it_is_resumed(string driver)
    {
        await using var rig = new TcpRig(driver, "write-commands-queue-max-size = 1");
        var c = rig.Converse(resumeWriting: true, narrow: true);
        c.Write(Bytes.Pattern(Plenty), new Ack(1));
        c.Write([1], new Ack(2));
        Assert.Equal(2, Rejected(c));
        c.Read(Plenty);
        Assert.Equal(1, c.Probe.Expect<Ack>().Number);
        c.Write([2], new Ack(3));
        Assert.Equal(3, Rejected(c));
        c.Probe.ExpectNothing();
        c.Tell(Tcp.ResumeWriting.Instance);
        c.Probe.Expect<Tcp.WritingResumed>();
        c.Write([3], new Ack(4));
        Assert.Equal(4, c.Probe.Expect<Ack>().Number);
        Assert.Equal([3], c.Read(1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Writing_is_resumed_when_the_queue_is_empty_and_a_second_request_fails(string driver)
    {
        await using var rig = new TcpRig(driver, "write-commands-queue-max-size = 1");
        var c = rig.Converse(resumeWriting: true, narrow: true);
        c.Write(Bytes.Pattern(Plenty), Tcp.NoAck.Instance);
        c.Write([1], new Ack(2));
        Assert.Equal(2, Rejected(c));
        c.Tell(Tcp.ResumeWriting.Instance);
        c.Tell(Tcp.ResumeWriting.Instance);
        Assert.IsType<Tcp.ResumeWriting>(c.Probe.Expect<Tcp.CommandFailed>().Cmd);
        c.Probe.ExpectNothing();
        c.Read(Plenty);
        c.Probe.Expect<Tcp.WritingResumed>();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_write_before_the_registration_or_behind_a_close_is_rejected_once(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        rig.Client().Connect(address);
        listener.Expect<Tcp.Connected>();
        var connection = listener.LastSender;
        connection.Tell(Tcp.Write.Create(ByteString.FromString("early")), listener.Ref);
        Assert.IsType<Tcp.Write>(listener.Expect<Tcp.CommandFailed>().Cmd);
        listener.ExpectNothing();

        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), Tcp.NoAck.Instance);
        c.Tell(Tcp.Close.Instance);
        c.Write([1], new Ack(2));
        Assert.Equal(2, Rejected(c));
        Assert.Equal(Bytes.Pattern(Plenty), c.ReadToEnd());
        c.Probe.Expect<Tcp.Closed>();
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_ack_of_what_the_kernel_took_has_come_when_the_connection_ends(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        for (var i = 0; i < 400; i++)
        {
            c.Write(Bytes.Pattern(50_000), new Ack(i));
        }

        c.Read(300_000);
        c.Tell(Tcp.Abort.Instance);
        var acks = 0;
        for (object? last = null; last is not Tcp.Aborted; acks += last is Ack ? 1 : 0)
        {
            last = c.Probe.Expect();
            Assert.True(last is Tcp.Aborted || ((Ack)last).Number == acks);
        }

        Assert.InRange(acks, 5, 399);
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Queued_bytes_are_not_those_the_writer_changes_afterwards(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(narrow: true);
        c.Write(Bytes.Pattern(Plenty), Tcp.NoAck.Instance);
        var slab = Bytes.Pattern(64_000);
        var slice = ByteString.FromBytes(slab).Slice(1000, 50_000);
        c.Tell(Tcp.Write.Create(slice));
        c.Write([], new Ack(1));
        c.Tell(new Identify(1));
        c.Probe.Expect<ActorIdentity>(); // So the write is queued.
        var expected = slice.ToArray();
        Array.Clear(slab);
        c.Read(Plenty);
        Assert.Equal(expected, c.Read(50_000));
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_peer_that_never_reads_is_not_read_from_for_ever(string driver)
    {
        await using var rig = new TcpRig(driver, "pending-writes-mark = 100 KiB");
        var echo = rig.System.ActorOf(Props.Create(() => new Echo()));
        var c = rig.Converse(narrow: true, handler: echo);
        var peer = ((SocketClient)c.Peer).Socket;
        peer.Blocking = false;
        var data = Bytes.Pattern(1_000);
        var sent = 0;
        for (var refused = 0; refused < 20;)
        {
            var n = peer.Send(data.AsSpan(sent % 1_000), SocketFlags.None, out var error);
            sent += error == SocketError.Success ? n : 0;
            refused = error == SocketError.Success ? 0 : refused + 1;
            if (refused > 0)
            {
                c.Listener.ExpectNothing(); // A while.
            }

            Assert.InRange(sent, 0, 20_000_000);
        }

        peer.Blocking = true;
        var expected = Enumerable.Range(0, (sent / 1_000) + 1).SelectMany(_ => data).Take(sent).ToArray();
        Assert.Equal(expected, c.Read(sent));
        c.Peer.Send("and on"u8);
        Assert.Equal("and on"u8.ToArray(), c.Read(6));
    }

    private static int Rejected(Conversation c) =>
        ((Ack)Assert.IsType<Tcp.Write>(c.Probe.Expect<Tcp.CommandFailed>().Cmd).Ack).Number;

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Tcp.Received received)
            {
                Sender.Tell(Tcp.Write.Create(received.Data));
            }
        }
    }
}
