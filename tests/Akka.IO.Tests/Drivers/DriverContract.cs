using System.Net.Sockets;
using Akka.IO.Channels;

namespace Akka.IO.Tests.Drivers;

/// <summary>What each driver owes to what stands above the seam.</summary>
public sealed class DriverContract
{
    public static TheoryData<string> Drivers => DriverRig.Drivers;

    private static byte[] Pattern(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)((i * 31) + (i >> 8)))];

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Bytes_go_both_ways(string driver)
    {
        using var rig = new DriverRig(driver);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            channel.StartReceive();
            peer.Send("hello"u8);
            rig.Until(() => owner.Bytes.Count == 5);
            Assert.Equal("hello"u8.ToArray(), owner.Bytes);
            Assert.Equal(SendResult.Sent, channel.Send("world"u8.ToArray(), owned: true, more: false));
            var answer = new byte[16];
            Assert.Equal(5, peer.Receive(answer));
            Assert.Equal(peer.LocalEndPoint, channel.RemoteEndPoint);
            Assert.Equal(peer.RemoteEndPoint, channel.LocalEndPoint);
            channel.Close();
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Nothing_is_received_before_it_is_asked_for_nor_during_a_pause(string driver)
    {
        using var rig = new DriverRig(driver);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            peer.Send("one"u8);
            rig.Settle();
            Assert.Equal("", owner.Events);
            owner.Then = _ => channel.PauseReceive();
            channel.StartReceive();
            rig.Until(() => owner.Bytes.Count == 3);
            peer.Send("two"u8);
            rig.Settle();
            Assert.Equal(3, owner.Bytes.Count);
            channel.StartReceive();
            rig.Until(() => owner.Bytes.Count == 6);
            channel.Close();
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Data_and_end_that_arrive_together_are_two_turns(string driver)
    {
        for (var i = 0; i < 20; i++)
        {
            using var rig = new DriverRig(driver);
            var (channel, owner, peer) = rig.Pair();
            using (peer)
            {
                peer.Send("last"u8);
                peer.Shutdown(SocketShutdown.Send);
                var turnOfData = 0;
                var turn = 0;
                owner.Then = what =>
                {
                    turnOfData = what == 'r' ? turn : turnOfData;
                    Assert.True(what == 'r' || turn > turnOfData);
                };
                channel.StartReceive();
                rig.Until(() =>
                {
                    turn++;
                    return owner.Events.Contains('e', StringComparison.Ordinal);
                });
                Assert.Equal("re", owner.Events);
                rig.Settle();
                Assert.Equal("re", owner.Events);
                channel.Close();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void No_chunk_is_larger_than_the_limit(string driver)
    {
        using var rig = new DriverRig(driver, receiveLimit: 1000);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            peer.Send(Pattern(10_500));
            channel.StartReceive();
            rig.Until(() => owner.Bytes.Count == 10_500);
            Assert.Equal(Pattern(10_500), owner.Bytes);
            Assert.InRange(owner.Chunks.Max(), 1, 1000);
            channel.Close();
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void What_the_kernel_does_not_take_is_sent_later_and_was_copied(string driver)
    {
        using var rig = new DriverRig(driver);
        var (channel, owner, peer) = rig.Pair(static s => s.ReceiveBufferSize = 4096);
        using (peer)
        {
            var data = Pattern(8_000_000);
            var given = data.ToArray();
            Assert.Equal(SendResult.Pending, channel.Send(given, owned: false, more: false));
            Array.Clear(given);
            Assert.Equal(data, ReadAll(rig, peer, data.Length));
            rig.Until(() => owner.Events == "s");
            Assert.Equal(SendResult.Sent, channel.Send("x"u8.ToArray(), owned: true, more: false));
            channel.Close();
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Shutdown_ends_our_side_only(string driver)
    {
        using var rig = new DriverRig(driver);
        var (channel, owner, peer) = rig.Pair();
        using (peer)
        {
            channel.StartReceive();
            channel.ShutdownSend();
            Assert.Equal(0, peer.Receive(new byte[1]));
            peer.Send("still"u8);
            rig.Until(() => owner.Bytes.Count == 5);
            peer.Shutdown(SocketShutdown.Send);
            rig.Until(() => owner.Events.Contains('e', StringComparison.Ordinal));
            channel.Close();
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void Close_ends_in_good_order_and_abort_resets(string driver)
    {
        using var rig = new DriverRig(driver);
        var (closing, _, closed) = rig.Pair();
        using (closed)
        {
            closing.StartReceive();
            closing.Send("bye"u8.ToArray(), owned: true, more: false);
            closing.Close();
            Assert.Equal(3, closed.Receive(new byte[8]));
            Assert.Equal(0, closed.Receive(new byte[8]));
        }

        var (aborting, owner, aborted) = rig.Pair();
        using (aborted)
        {
            aborting.StartReceive();
            aborting.Abort();
            var error = Assert.Throws<SocketException>(() => aborted.Receive(new byte[8]));
            Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
            rig.Settle();
            Assert.Equal("", owner.Events);
        }
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void A_reset_is_an_error_told_once(string driver)
    {
        using var rig = new DriverRig(driver);
        var (channel, owner, peer) = rig.Pair();
        channel.StartReceive();
        peer.LingerState = new LingerOption(true, 0);
        peer.Dispose();
        rig.Until(() => owner.Errors.Count > 0);
        rig.Settle();
        Assert.Equal([SocketError.ConnectionReset], owner.Errors);
        Assert.Equal(SendResult.Failed, channel.Send("x"u8.ToArray(), owned: true, more: false));
        Assert.NotEqual(SocketError.Success, channel.Error);
        channel.Abort();
    }

    private static byte[] ReadAll(DriverRig rig, Socket peer, int count)
    {
        var received = new byte[count];
        for (var at = 0; at < count;)
        {
            at += peer.Available > 0 ? peer.Receive(received, at, count - at, SocketFlags.None) : 0;
            rig.Turn();
        }

        return received;
    }
}
