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
