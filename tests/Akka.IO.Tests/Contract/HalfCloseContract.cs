using Akka.Actor;

namespace Akka.IO.Tests.Contract;

public sealed class HalfCloseContract
{
    public static TheoryData<string> All => TcpRig.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Without_keep_open_the_peers_end_is_the_connections(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse();
        c.Peer.EndSending();
        Assert.True(c.Probe.Expect<Tcp.PeerClosed>().IsPeerClosed);
        Assert.Empty(c.ReadToEnd());
        c.Probe.ExpectNothing();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task With_keep_open_writing_goes_on(string driver)
    {
        await using var rig = new TcpRig(driver);
        var c = rig.Converse(keepOpen: true);
        c.Peer.EndSending();
        c.Probe.Expect<Tcp.PeerClosed>();
        c.Write("still here");
        Assert.Equal("still here"u8.ToArray(), c.Read(10));
        c.Tell(Tcp.ConfirmedClose.Instance);
        c.Probe.Expect<Tcp.ConfirmedClosed>();
        Assert.Empty(c.ReadToEnd());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_half_close_echo_of_4_MiB_is_whole(string driver)
    {
        await using var rig = new TcpRig(driver);
        var handler = rig.System.ActorOf(Props.Create(() => new Echo()));
        var c = rig.Converse(keepOpen: true, handler: handler);
        var data = Bytes.Pattern(4 << 20);
        var sending = c.Peer.SendMeanwhile(data, end: true);
        Assert.Equal(data, c.ReadToEnd());
        await sending;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Data_and_end_in_one_event_are_echoed_whole_with_and_without_keep_open(string driver)
    {
        await using var rig = new TcpRig(driver);
        for (var i = 0; i < 25; i++)
        {
            foreach (var keepOpen in new[] { true, false })
            {
                var handler = rig.System.ActorOf(Props.Create(() => new Echo()));
                var c = rig.Converse(keepOpen, pullMode: true, handler: handler);
                c.Peer.Send("all at once"u8);
                c.Peer.EndSending();
                c.Tell(Tcp.ResumeReading.Instance); // Only now does the driver look, and finds both.
                Assert.Equal("all at once"u8.ToArray(), c.ReadToEnd());
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_the_handler_writes_in_answer_is_flushed_before_the_peers_end_is_told(string driver)
    {
        await using var rig = new TcpRig(driver);
        var handler = rig.System.ActorOf(Props.Create(() => new Echo()));
        var c = rig.Converse(handler: handler, narrow: true);
        var data = Bytes.Pattern(1_000_000);
        var sending = c.Peer.SendMeanwhile(data, end: true);
        Assert.Equal(data, c.ReadToEnd());
        await sending;
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Tcp.Received received:
                    Sender.Tell(Tcp.Write.Create(received.Data));
                    Sender.Tell(Tcp.ResumeReading.Instance);
                    break;
                case Tcp.PeerClosed:
                    Sender.Tell(Tcp.Close.Instance);
                    break;
            }
        }
    }
}
