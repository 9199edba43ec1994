using System.Net.Sockets;
using Akka.IO.Tests.Drivers;
using Akka.IO.Uring;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

/// <summary>What only a ring can meet: buffers that run out, receives that end by themselves, calls that are refused for now.</summary>
public sealed class UringFaults
{
    private readonly FaultyKernel _kernel = new();

    [UringFact]
    public void The_contract_is_run_over_io_uring_too() => Assert.Contains("io-uring", DriverRig.Drivers.Cast<object[]>().Select(d => d[0]));

    [UringFact]
    public void With_fewer_buffers_than_data_comes_none_of_it_is_lost()
    {
        using var ring = new RingRig(buffers: 2);
        var pairs = Enumerable.Range(0, 8).Select(_ => ring.Pair()).ToList();
        var data = Contract.Bytes.Pattern(150_000);
        foreach (var (channel, _, peer) in pairs)
        {
            Assert.Equal(data.Length, Kernel.Linux.Send(peer, data, 0));
            channel.StartReceive();
        }

        ring.Until(() => pairs.TrueForAll(p => p.Owner.Bytes.Count == data.Length));
        Assert.All(pairs, p => Assert.Equal(data, p.Owner.Bytes));
        pairs.ForEach(p => RingRig.Close(p.Channel, p.Peer));
    }

    [UringFact]
    public void A_pause_keeps_in_memory_what_one_receive_may_bring_and_leaves_the_rest_in_the_kernel() => Pause(limited: true);

    [UringFact]
    public void So_it_does_where_a_receive_has_no_limit() => Pause(limited: false);

    [UringFact]
    public void A_kernel_that_knows_no_limit_gets_none()
    {
        using var ring = new RingRig();
        var (channel, owner, peer) = ring.Pair();
        channel.StartReceive();
        Assert.NotEqual(0u, ring.Poller.ReceiveTotal);
        channel.OnCompletion(UringOperation.Receive, new UringCompletion(channel.Token, -Errno.EINVAL, 0));
        Assert.Equal(0u, ring.Poller.ReceiveTotal);
        Kernel.Linux.Send(peer, "x"u8, 0);
        ring.Until(() => owner.Bytes.Count == 1);
        Assert.Empty(owner.Errors);
        channel.OnCompletion(UringOperation.Receive, new UringCompletion(channel.Token, -Errno.EINVAL, 0));
        Assert.Equal([SocketError.InvalidArgument], owner.Errors); // It was not that.
        RingRig.Close(channel, peer);
    }

    [UringFact]
    public void Chunks_that_are_kept_are_never_written_again_be_they_large_or_small()
    {
        using var ring = new RingRig(buffers: 4);
        var (channel, owner, peer) = ring.Pair();
        channel.StartReceive();
        int[] sizes = [1, 100, UringPoller.LargeChunk - 1, UringPoller.LargeChunk, 10_000, UringBuffers.Size];
        var sent = new List<byte[]>();
        for (var i = 0; i < 300; i++)
        {
            var data = Contract.Bytes.Pattern(sizes[i % sizes.Length]);
            Array.Fill(data, (byte)i, 0, Math.Min(data.Length, 16));
            sent.Add(data);
            Assert.Equal(data.Length, Kernel.Linux.Send(peer, data, 0));
            ring.Until(() => owner.Kept.Sum(k => k.Count) == sent.Sum(s => s.Length));
        }

        Assert.Equal(sent.SelectMany(s => s), owner.Kept.SelectMany(k => k));
        RingRig.Close(channel, peer);
    }

    [UringFact]
    public void A_flood_does_not_keep_a_quiet_connection_waiting()
    {
        using var ring = new RingRig();
        var (flooded, flood, flooding) = ring.Pair();
        var (quiet, owner, peer) = ring.Pair();
        flooded.StartReceive();
        quiet.StartReceive();
        ring.Turn();
        var before = 0;
        for (var i = 0; i < 100; i++)
        {
            while (Kernel.Linux.Send(flooding, new byte[64 * 1024], 0) > 0)
            {
            }

            Kernel.Linux.Send(peer, "x"u8, 0);
            ring.Turn();
            Assert.Equal(i + 1, owner.Bytes.Count);
            Assert.InRange(flood.Bytes.Count - before, 1, 600_000); // 32 buffers at most, before Linux 6.17
            before = flood.Bytes.Count;
        }

        RingRig.Close(flooded, flooding);
        RingRig.Close(quiet, peer);
    }

    [UringFact]
    public void A_receive_that_ends_by_itself_is_begun_again()
    {
        using var ring = new RingRig();
        var (channel, owner, peer) = ring.Pair();
        channel.StartReceive();
        var data = Contract.Bytes.Pattern(1_000_000);
        for (var at = 0; at < data.Length;)
        {
            at += Math.Max(0, Kernel.Linux.Send(peer, data.AsSpan(at), 0));
            ring.Turn();
        }

        ring.Until(() => owner.Bytes.Count == data.Length);
        Assert.Equal(data, owner.Bytes);
        RingRig.Close(channel, peer);
    }

    [UringFact]
    public void A_place_is_used_again_without_anything_of_its_former_holder()
    {
        using var ring = new RingRig();
        for (var i = 0; i < 2_000; i++)
        {
            var (channel, owner, peer) = ring.Pair();
            channel.StartReceive();
            ring.Turn();
            Kernel.Linux.Send(peer, [(byte)i], 0);
            if (i % 2 == 0)
            {
                ring.Until(() => owner.Bytes.Count == 1);
                Assert.Equal([(byte)i], owner.Bytes);
            }

            channel.Close();
            Assert.Equal(i % 2 == 0 ? 0 : -Errno.ECONNRESET, Kernel.Linux.Receive(peer, new byte[1]));
            Kernel.Linux.Close(peer);
            Assert.Equal(0, ring.Poller.Count);
        }
    }

    [UringFact]
    public void What_came_for_others_during_a_close_is_told_in_order()
    {
        using var ring = new RingRig();
        var pairs = Enumerable.Range(0, 50).Select(_ => ring.Pair()).ToList();
        pairs.ForEach(p => p.Channel.StartReceive());
        ring.Turn();
        for (var i = 0; i < 50; i++)
        {
            pairs.ForEach(p => Kernel.Linux.Send(p.Peer, [(byte)i], 0));
            if (i % 2 == 0)
            {
                RingRig.Close(pairs[i].Channel, pairs[i].Peer);
            }
        }

        var open = pairs.Where((_, i) => i % 2 == 1).ToList();
        ring.Until(() => open.TrueForAll(p => p.Owner.Bytes.Count == 50));
        Assert.All(open, p => Assert.Equal(Enumerable.Range(0, 50).Select(i => (byte)i), p.Owner.Bytes));
        Assert.All(pairs.Except(open), p => Assert.Empty(p.Owner.Bytes));
        open.ForEach(p => RingRig.Close(p.Channel, p.Peer));
    }

    [UringFact]
    public void Calls_that_are_interrupted_or_refused_for_now_are_made_again()
    {
        var calls = 0;
        int[] errors = [Errno.EINTR, Errno.EAGAIN, Errno.EBUSY];
        _kernel.OnRingEnter = () => ++calls % 2 == 0 ? -errors[calls / 2 % 3] : null;
        using var rig = new DriverRig("io-uring", kernel: _kernel);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            channel.StartReceive();
            peer.Send("hello"u8);
            rig.Until(() => owner.Bytes.Count == 5);
            peer.Shutdown(SocketShutdown.Send);
            rig.Until(() => owner.Events.EndsWith('e'));
            Assert.InRange(calls, 6, int.MaxValue);
            channel.Close();
        }
    }

    [UringFact]
    public void More_is_begun_in_a_turn_than_the_ring_has_room_for()
    {
        using var ring = new RingRig();
        var (channel, owner, peer) = ring.Pair();
        for (var i = 0; i < 3 * UringPoller.Submissions; i++)
        {
            ring.Poller.Cancel(channel);
        }

        channel.StartReceive();
        Kernel.Linux.Send(peer, "x"u8, 0);
        ring.Until(() => owner.Bytes.Count == 1);
        RingRig.Close(channel, peer);
    }

    private static void Pause(bool limited)
    {
        using var ring = new RingRig();
        if (!limited)
        {
            ring.Poller.GiveUpReceiveTotal();
        }

        var (channel, owner, peer) = ring.Pair();
        owner.Then = _ => channel.PauseReceive();
        channel.StartReceive();
        var data = Contract.Bytes.Pattern(64 * 1024);
        long sent = 0;
        for (var refused = 0; refused < 20;)
        {
            var n = Kernel.Linux.Send(peer, data, 0);
            sent += Math.Max(n, 0);
            refused = n < 0 ? refused + 1 : 0;
            ring.Turn();
            Assert.InRange(sent, 0, 2_000_000);
        }

        Assert.Single(owner.Chunks);
        Assert.InRange(sent, 1, 800_000); // The kernel's share is about 200 KB.
        owner.Then = static _ => { };
        channel.StartReceive();
        ring.Until(() => owner.Bytes.Count == sent);
        Assert.Equal(Enumerable.Range(0, (int)sent).Select(i => data[i % data.Length]), owner.Bytes);
        RingRig.Close(channel, peer);
    }
}
