using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.IO.Tests.Drivers;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

public sealed class EpollFaults
{
    private readonly FaultyKernel _kernel = new();

    [LinuxFact]
    public void A_send_that_goes_by_single_bytes_arrives_whole_and_is_told_once()
    {
        using var rig = new DriverRig("epoll", kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            var allowed = 0;
            _kernel.OnSend = (_, _) => allowed-- > 0 ? 1 : -Errno.EAGAIN;
            channel.StartReceive();
            Assert.Equal(SendResult.Pending, channel.Send("partial"u8.ToArray(), owned: false, more: false));
            for (var i = 1; i <= 7; i++)
            {
                Assert.DoesNotContain('s', owner.Events);
                allowed = 1;
                peer.Send("!"u8); // Brings an event, which says that sending is possible too.
                rig.Until(() => owner.Bytes.Count == i);
            }

            Assert.Equal(1, owner.Events.Count(e => e == 's'));
            var received = new byte[16];
            Assert.Equal(7, peer.Receive(received));
            Assert.Equal("partial"u8, received.AsSpan(0, 7));
            channel.Close();
        }
    }

    [LinuxFact]
    public void Interrupted_calls_are_made_again()
    {
        using var rig = new DriverRig("epoll", kernel: _kernel);
        var interruptions = 0;
        Func<int?> EveryOther()
        {
            var calls = 0;
            return () => calls++ % 2 == 0 && ++interruptions > 0 ? -Errno.EINTR : null;
        }

        var (onReceive, onSend) = (EveryOther(), EveryOther());
        _kernel.OnWait = EveryOther();
        _kernel.OnAccept = EveryOther();
        _kernel.OnReceive = _ => onReceive();
        _kernel.OnSend = (_, _) => onSend();
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            channel.StartReceive();
            peer.Send("hello"u8);
            rig.Until(() => owner.Bytes.Count == 5);
            Assert.Equal(SendResult.Sent, channel.Send("world"u8.ToArray(), owned: true, more: false));
            Assert.Equal(5, peer.Receive(new byte[16]));
            peer.Shutdown(SocketShutdown.Send);
            rig.Until(() => owner.Events.EndsWith('e'));
            Assert.InRange(interruptions, 8, int.MaxValue);
            channel.Close();
        }
    }

    [LinuxFact]
    public void An_event_without_data_is_nothing_and_data_after_it_comes()
    {
        using var rig = new DriverRig("epoll", kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            var receives = 0;
            _kernel.OnReceive = _ => ++receives == 1 ? -Errno.EAGAIN : null;
            channel.StartReceive();
            peer.Send("x"u8);
            rig.Until(() => receives == 1);
            rig.Settle();
            Assert.Equal("", owner.Events);
            peer.Send("y"u8);
            rig.Until(() => owner.Bytes.Count == 2);
            channel.Close();
        }
    }

    [LinuxFact]
    public void A_broken_receive_is_told_once_and_a_broken_send_at_once()
    {
        using var rig = new DriverRig("epoll", kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            _kernel.OnReceive = _ => -Errno.ECONNRESET;
            _kernel.OnSend = (_, _) => -Errno.EPIPE;
            channel.StartReceive();
            peer.Send("x"u8);
            rig.Until(() => owner.Errors.Count == 1);
            peer.Send("y"u8);
            rig.Settle();
            Assert.Equal([SocketError.ConnectionReset], owner.Errors);
            Assert.Equal(SendResult.Failed, channel.Send("x"u8.ToArray(), owned: true, more: false));
            Assert.Equal(SocketError.Shutdown, channel.Error);
            channel.Abort();
        }
    }

    [LinuxFact]
    public void A_listener_without_descriptors_is_asked_again_until_it_is_paused()
    {
        using var rig = new DriverRig("epoll", kernel: _kernel);
        var (acceptor, owner) = rig.Listen();
        using var peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var calls = 0;
        _kernel.OnAccept = () =>
        {
            calls++;
            return -Errno.EMFILE;
        };
        owner.Then = _ =>
        {
            if (owner.Errors.Count == 3)
            {
                acceptor.PauseAccept();
            }
        };
        acceptor.StartAccept();
        peer.Connect(acceptor.LocalEndPoint);
        rig.Until(() => owner.Errors.Count == 3);
        rig.Settle();
        Assert.Equal(3, calls);
        Assert.All(owner.Errors, e => Assert.Equal(SocketError.TooManyOpenSockets, e));
        _kernel.OnAccept = static () => null;
        acceptor.StartAccept();
        rig.Until(() => owner.Channels.Count == 1);
        owner.Channel.Close();
        acceptor.Close();
    }

    [LinuxFact]
    public void A_flood_gets_one_receive_a_turn_as_a_quiet_connection_does()
    {
        using var rig = new DriverRig("epoll", receiveLimit: 1000, kernel: _kernel);
        var (flooded, flood, flooding) = rig.Pair();
        var (quiet, owner, peer) = rig.Pair();
        using (flooding)
        using (peer)
        {
            flooding.Send(new byte[100_000]);
            flooded.StartReceive();
            quiet.StartReceive();
            rig.Until(() => flood.Chunks.Count >= 3);
            peer.Send("x"u8);
            for (var turn = 0; owner.Chunks.Count == 0; turn++)
            {
                var before = flood.Chunks.Count;
                rig.Turn();
                Assert.InRange(flood.Chunks.Count - before, 0, 1);
                Assert.InRange(turn, 0, 50);
            }

            flooded.Close();
            quiet.Close();
        }
    }

    [LinuxFact]
    public void A_reset_is_told_though_nobody_reads()
    {
        using var rig = new DriverRig("epoll");
        var (channel, owner, peer) = rig.Pair();
        peer.LingerState = new LingerOption(true, 0);
        peer.Dispose();
        rig.Until(() => owner.Errors.Count == 1);
        Assert.Equal("x", owner.Events);
        channel.Abort();
    }

    [LinuxFact]
    public void An_owner_that_throws_loses_its_connection_and_no_other_event()
    {
        var rig = new DriverRig("epoll");
        var (bad, badOwner, badPeer) = rig.Pair();
        var (good, goodOwner, goodPeer) = rig.Pair();
        using (badPeer)
        using (goodPeer)
        {
            badOwner.Then = what => _ = what == 'r' ? throw new InvalidOperationException("as asked") : 0;
            bad.StartReceive();
            good.StartReceive();
            badPeer.Send("x"u8);
            goodPeer.Send("y"u8);
            rig.Until(() => goodOwner.Bytes.Count == 1 && badOwner.Errors.Count == 1);
            Assert.IsType<InvalidOperationException>(Assert.Single(rig.Faults));
            rig.Faults.Clear();
            bad.Abort();
            good.Close();
            rig.Dispose();
        }
    }

    [LinuxFact]
    public void The_end_of_the_driver_closes_what_is_open()
    {
        var rig = new DriverRig("epoll");
        var (_, _, peer) = rig.Pair();
        using (peer)
        {
            rig.Dispose();
            Assert.Equal(0, peer.Receive(new byte[1]));
        }
    }

    [Fact]
    public void A_token_of_a_former_holder_finds_nothing()
    {
        var table = new SourceTable();
        var sources = Enumerable.Range(0, 200).Select(_ => new Source()).ToList();
        sources.ForEach(s => s.Token = table.Add(s));
        Assert.All(sources, s => Assert.Same(s, table.Find(s.Token)));
        var former = sources[77].Token;
        table.Remove(former);
        Assert.Null(table.Find(former));
        var heir = new Source();
        heir.Token = table.Add(heir);
        Assert.Equal((uint)former, (uint)heir.Token);
        Assert.Null(table.Find(former));
        Assert.Same(heir, table.Find(heir.Token));
    }

    [Fact]
    public void Events_have_the_layout_of_the_architecture()
    {
        using var events = new EpollEvents(3);
        events[1] = (0xdeadbeef, 0x0123456789abcdef);
        Assert.Equal((0xdeadbeefu, 0x0123456789abcdeful), events[1]);
        Assert.Equal((0u, 0ul), events[0]);
        Assert.Equal((0u, 0ul), events[2]);
    }

    private sealed class Source : IEpollSource
    {
        public int Fd => -1;

        public ulong Token { get; set; }

        public bool Queued { get; set; }

        public void OnEvents(uint events) => throw new NotSupportedException();

        public void OnReady() => throw new NotSupportedException();

        public void OnFault() => throw new NotSupportedException();

        public void Close() => throw new NotSupportedException();
    }
}
