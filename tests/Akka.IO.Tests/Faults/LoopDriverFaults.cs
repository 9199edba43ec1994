using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;
using Akka.IO.Tests.Drivers;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

/// <summary>What the drivers with an event loop owe when the kernel, the peer or the owner does not do as it should.</summary>
public sealed class LoopDriverFaults
{
    private readonly FaultyKernel _kernel = new();

    public static TheoryData<string> Drivers => UringFactAttribute.Refusal is null ? ["epoll", "io-uring"] : ["epoll"];

    [LinuxTheory]
    [MemberData(nameof(Drivers))]
    public void A_send_that_goes_by_single_bytes_arrives_whole_and_is_told_once(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
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

            rig.Until(() => owner.Events.Contains('s', StringComparison.Ordinal));
            rig.Settle();
            Assert.Equal(1, owner.Events.Count(e => e == 's'));
            var received = new byte[16];
            Assert.Equal(7, peer.Receive(received));
            Assert.Equal("partial"u8, received.AsSpan(0, 7));
            channel.Close();
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Drivers))]
    public void A_listener_without_descriptors_is_asked_again_until_it_is_paused(string driver)
    {
        using var rig = new DriverRig(driver, kernel: _kernel);
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

    [LinuxTheory]
    [MemberData(nameof(Drivers))]
    public void A_reset_is_told_though_nobody_reads(string driver)
    {
        using var rig = new DriverRig(driver);
        var (channel, owner, peer) = rig.Pair();
        peer.LingerState = new LingerOption(true, 0);
        peer.Dispose();
        rig.Until(() => owner.Errors.Count == 1);
        Assert.Equal("x", owner.Events);
        channel.Abort();
    }

    [LinuxTheory]
    [MemberData(nameof(Drivers))]
    public void An_owner_that_throws_loses_its_connection_and_no_other_event(string driver)
    {
        var rig = new DriverRig(driver);
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

    [LinuxTheory]
    [MemberData(nameof(Drivers))]
    public void The_end_of_the_driver_closes_what_is_open(string driver)
    {
        var rig = new DriverRig(driver);
        var (_, _, peer) = rig.Pair();
        using (peer)
        {
            rig.Dispose();
            Assert.Equal(0, peer.Receive(new byte[1]));
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Drivers))]
    public void A_storm_of_connections_is_accepted_in_batches(string driver)
    {
        using var rig = new DriverRig(driver, acceptBatch: 3);
        var (acceptor, accepted) = rig.Listen();
        var peers = Enumerable.Range(0, 10).Select(_ => new TcpClient()).ToList();
        peers.ForEach(p => p.Connect((IPEndPoint)acceptor.LocalEndPoint));
        acceptor.StartAccept();
        foreach (var expected in new[] { 3, 6, 9, 10 })
        {
            rig.Turn();
            Assert.Equal(expected, accepted.Channels.Count);
        }

        acceptor.Close();
        accepted.Channels.ForEach(c => c.Close());
        peers.ForEach(p => p.Dispose());
    }
}
