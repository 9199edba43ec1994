using Akka.Actor;

namespace Akka.IO.Tests.Contract;

public sealed class ReadingContract
{
    public static TheoryData<string> All => TcpRig.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_is_read_before_the_registration(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, _, address) = rig.Bind();
        var peer = rig.Client();
        peer.Connect(address);
        peer.Send("early"u8);
        listener.Expect<Tcp.Connected>();
        var connection = listener.LastSender;
        listener.ExpectNothing();
        var handler = rig.NewProbe();
        connection.Tell(new Tcp.Register(handler.Ref), listener.Ref);
        Assert.Equal("early"u8.ToArray(), handler.ExpectBytes(5));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Suspended_in_push_mode_nothing_is_read_and_nothing_is_lost(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        c.Peer.Send("one"u8);
        c.Probe.ExpectBytes(3);
        for (var i = 0; i < 3; i++)
        {
            c.Tell(Tcp.SuspendReading.Instance);
            c.Tell(new Identify(i));
            c.Probe.Expect<ActorIdentity>();
            c.Peer.Send("two"u8);
            c.Probe.ExpectNothing();
            c.Tell(Tcp.ResumeReading.Instance);
            Assert.Equal("two"u8.ToArray(), c.Probe.ExpectBytes(3));
        }

        c.Peer.Send("on"u8);
        Assert.Equal("on"u8.ToArray(), c.Probe.ExpectBytes(2));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task In_pull_mode_each_resume_is_one_chunk(string driver)
    {
        await using var rig = new TcpRig(driver, "max-received-message-size = 1000");
        var c = rig.Converse(pullMode: true);
        var data = Bytes.Pattern(5_500);
        c.Peer.Send(data);
        c.Probe.ExpectNothing();
        var received = new List<byte>();
        while (received.Count < data.Length)
        {
            c.Tell(Tcp.ResumeReading.Instance);
            received.AddRange(c.Probe.Expect<Tcp.Received>().Data);
            c.Probe.ExpectNothing();
        }

        Assert.Equal(data, received);
        c.Tell(Tcp.ResumeReading.Instance);
        c.Probe.ExpectNothing();
        c.Peer.Send("m"u8);
        Assert.Equal(1, c.Probe.Expect<Tcp.Received>().Data.Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_resume_before_the_registration_counts_in_pull_mode(string driver)
    {
        await using var rig = new TcpRig(driver);
        var (listener, acceptor, address) = rig.Bind(pullMode: true);
        acceptor.Tell(new Tcp.ResumeAccepting(1));
        var peer = rig.Client();
        peer.Connect(address);
        listener.Expect<Tcp.Connected>();
        var connection = listener.LastSender;
        connection.Tell(Tcp.ResumeReading.Instance, listener.Ref);
        var handler = rig.NewProbe();
        connection.Tell(new Tcp.Register(handler.Ref), listener.Ref);
        peer.Send("e"u8);
        handler.ExpectBytes(1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Received_data_may_be_kept(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        var data = Bytes.Pattern(2_000_000);
        var sending = c.Peer.SendMeanwhile(data);
        var kept = new List<ByteString>();
        while (kept.Sum(k => k.Count) < data.Length)
        {
            kept.Add(c.Probe.Expect<Tcp.Received>().Data);
        }

        await sending;
        Assert.Equal(data, kept.SelectMany(k => k));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_chunk_is_larger_than_the_setting(string driver)
    {
        await using var rig = new TcpRig(driver, "max-received-message-size = 100");
        var c = rig.Converse();
        c.Peer.Send(Bytes.Pattern(1_000));
        for (var rest = 1_000; rest > 0;)
        {
            var chunk = c.Probe.Expect<Tcp.Received>().Data;
            Assert.InRange(chunk.Count, 1, 100);
            rest -= chunk.Count;
        }
    }
}
