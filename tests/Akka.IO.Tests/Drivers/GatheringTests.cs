using System.Net.Sockets;
using Akka.Dispatch;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.IO.Tests.Contract;
using Akka.IO.Tests.Faults;

namespace Akka.IO.Tests.Drivers;

/// <summary>What is written in a round of actors is sent when the round is over.</summary>
public sealed class GatheringTests
{
    private readonly FaultyKernel _kernel = new();

    public static TheoryData<string> Loops => UringFactAttribute.Refusal is null ? ["epoll", "io-uring"] : ["epoll"];

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void What_was_gathered_goes_at_the_end_of_the_round_and_in_order(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            rig.Driver.Loop!.Execute(new Work(() =>
            {
                Assert.True(channel.Gather("one "u8.ToArray()));
                Assert.True(channel.Gather("two "u8.ToArray()));
                Assert.True(channel.Gather("three"u8.ToArray()));
                Assert.Equal(0, peer.Available);
            }));
            rig.Until(() => peer.Available == 13);
            Assert.Equal("one two three"u8, Take(peer, 13));
            Assert.Equal("", owner.Events);
            channel.Close();
        }
    }

    [LinuxFact]
    public void A_round_costs_a_connection_one_call_however_many_pieces_it_writes()
    {
        var calls = new List<int>();
        _kernel.OnSend = (_, count) =>
        {
            calls.Add(count);
            return null;
        };
        using var rig = new DriverRig("epoll", kernel: _kernel);
        var (channel, _, peer) = rig.Pair();
        using (peer)
        {
            rig.Driver.Loop!.Execute(new Work(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    channel.Gather(Bytes.Pattern(10));
                }
            }));
            rig.Until(() => peer.Available == 1000);
            Assert.Equal([1000], calls);
            channel.Close();
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void What_a_peer_that_does_not_read_leaves_over_is_held_and_goes_on_in_order(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
        var (channel, owner, peer) = rig.Pair(static socket => socket.ReceiveBufferSize = 16 * 1024);
        using (peer)
        {
            // Pieces that a ring takes itself, each different from the one before.
            var written = new List<byte>();
            while (!owner.Events.Contains('h', StringComparison.Ordinal))
            {
                rig.Driver.Loop!.Execute(new Work(() =>
                {
                    var piece = Bytes.Pattern(3001);
                    Array.Fill(piece, (byte)written.Count, 0, 16);
                    written.AddRange(piece);
                    Assert.True(channel.Gather(piece));
                }));
                rig.Turn();
                rig.Turn();
                Assert.InRange(written.Count, 1, 64_000_000);
            }

            Assert.InRange(channel.Unsent, 1, 3001);
            var read = new List<byte>();
            rig.Until(() =>
            {
                if (peer.Available > 0)
                {
                    read.AddRange(Take(peer, peer.Available));
                }

                return read.Count == written.Count;
            });
            Assert.Equal(written, read);
            rig.Until(() => owner.Events == "hs");
            channel.Close();
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void A_failure_at_the_end_of_the_round_is_told_once(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            channel.ShutdownSend();
            rig.Driver.Loop!.Execute(new Work(() => Assert.True(channel.Gather("late"u8.ToArray()))));
            rig.Until(() => owner.Events.Contains('x', StringComparison.Ordinal));
            rig.Settle();
            Assert.Equal([SocketError.Shutdown], owner.Errors);
            channel.Close();
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void Several_failures_of_one_round_are_each_told_though_the_owners_close_meanwhile(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
        var pairs = Enumerable.Range(0, 5).Select(_ => rig.Pair()).ToList();
        foreach (var (channel, owner, _) in pairs)
        {
            channel.StartReceive(); // So that there is something to be cancelled.
            channel.ShutdownSend();
            owner.Then = what => Close(what, channel);
        }

        rig.Turn();
        rig.Driver.Loop!.Execute(new Work(() => pairs.ForEach(p => Assert.True(p.Channel.Gather("late"u8.ToArray())))));
        rig.Until(() => pairs.TrueForAll(p => p.Owner.Events == "x"));
        rig.Settle();
        Assert.All(pairs, p => Assert.Equal([SocketError.Shutdown], p.Owner.Errors));
        pairs.ForEach(p => p.Peer.Dispose());

        static void Close(char what, Channel channel)
        {
            if (what == 'x')
            {
                channel.Abort();
            }
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void A_channel_that_is_closed_before_the_end_of_the_round_sends_nothing_more(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            rig.Driver.Loop!.Execute(new Work(() =>
            {
                channel.Gather("first "u8.ToArray());
                Assert.Equal(SendResult.Sent, channel.Flush());
                channel.Gather("never"u8.ToArray());
                channel.Gather("never"u8.ToArray());
                channel.Close();
            }));
            rig.Settle();
            Assert.Equal("first "u8, Take(peer, 6));
            Assert.Equal(0, peer.Receive(new byte[1]));
            Assert.Equal("", owner.Events);
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void More_than_is_worth_a_copy_is_not_gathered(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
        var (channel, _, peer) = rig.Pair();
        using (peer)
        {
            rig.Driver.Loop!.Execute(new Work(() =>
            {
                Assert.False(channel.Gather(new byte[SendBuffer.Capacity + 1]));
                Assert.True(channel.Gather(new byte[SendBuffer.Capacity]));
                Assert.False(channel.Gather(new byte[1]));
                Assert.Equal(SendResult.Sent, channel.Flush());
                Assert.True(channel.Gather(new byte[1]));
            }));
            rig.Until(() => peer.Available == SendBuffer.Capacity + 1);
            channel.Close();
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Loops))]
    public void Large_chunks_get_their_answers_before_all_are_received(string driver)
    {
        using var rig = new DriverRig(driver, receiveLimit: DescriptorPoller.BytesPerRound / 2, kernel: _kernel);
        var pairs = Enumerable.Range(0, 4).Select(_ => rig.Pair()).ToList();
        var (waiting, most) = (0, 0);
        foreach (var (channel, owner, peer) in pairs)
        {
            Assert.Equal(DescriptorPoller.BytesPerRound / 2, peer.Send(new byte[DescriptorPoller.BytesPerRound / 2]));
            owner.Then = _ =>
            {
                most = Math.Max(most, waiting += owner.Chunks[^1]);
                rig.Driver.Loop!.Execute(new Work(() => waiting = 0));
            };
            channel.StartReceive();
        }

        rig.Until(() => pairs.TrueForAll(p => p.Owner.Bytes.Count == DescriptorPoller.BytesPerRound / 2));
        Assert.InRange(most, 1, DescriptorPoller.BytesPerRound);
        foreach (var (channel, _, peer) in pairs)
        {
            channel.Close();
            peer.Dispose();
        }
    }

    private static byte[] Take(Socket peer, int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
        {
            at += peer.Receive(bytes, at, count - at, SocketFlags.None);
        }

        return bytes;
    }

    private sealed class Work(Action action) : IRunnable
    {
        public void Run() => action();

        public void Execute() => action();
    }
}
