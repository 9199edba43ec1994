using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.IO.Connections;
using Akka.IO.Epoll;
using Akka.IO.Tests.Contract;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

/// <summary>No error of accept ends a listener that could go on, nor makes it spin.</summary>
public sealed class AcceptFaults
{
    private readonly FaultyKernel _kernel = new();

    [LinuxFact]
    public async Task Without_descriptors_a_listener_backs_off_and_comes_back()
    {
        await using var rig = new TcpRig("epoll", kernel: _kernel);
        var (listener, _, address) = rig.Bind();
        var calls = 0;
        var watch = Stopwatch.StartNew();
        _kernel.OnAccept = () =>
        {
            Interlocked.Increment(ref calls);
            return watch.ElapsedMilliseconds < 300 ? -Errno.EMFILE : null;
        };
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
        Assert.InRange(calls, 3, 12); // 10 ms, 20 ms, 40 ms, ...
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
    }

    [LinuxFact]
    public async Task A_connection_that_ends_frees_a_descriptor_and_ends_the_back_off()
    {
        await using var rig = new TcpRig("epoll", kernel: _kernel);
        var (listener, _, address) = rig.Bind();
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
        var first = listener.LastSender;
        var (failures, exhausted) = (0, true);
        _kernel.OnAccept = () =>
        {
            failures++;
            return exhausted ? -Errno.ENFILE : null;
        };
        rig.Socket().Connect(address);
        SpinWait.SpinUntil(() => Volatile.Read(ref failures) >= 8); // The pause is at its longest, a second, now.
        exhausted = false;
        var watch = Stopwatch.StartNew();
        first.Tell(Tcp.Abort.Instance, listener.Ref);
        listener.Expect<Tcp.Aborted>();
        listener.Expect<Tcp.Connected>();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(700));
    }

    [LinuxFact]
    public async Task A_connection_that_was_aborted_in_the_backlog_is_passed_over()
    {
        await using var rig = new TcpRig("epoll", kernel: _kernel);
        var (listener, _, address) = rig.Bind();
        var calls = 0;
        _kernel.OnAccept = () => ++calls <= 20 ? -Errno.ECONNABORTED : null;
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
        listener.ExpectNothing();
    }

    [LinuxFact]
    public async Task An_error_that_repeats_for_ever_does_not_make_it_spin()
    {
        await using var rig = new TcpRig("epoll", kernel: _kernel);
        var (listener, _, address) = rig.Bind();
        var calls = 0;
        _kernel.OnAccept = () =>
        {
            Interlocked.Increment(ref calls);
            return -Errno.ECONNABORTED;
        };
        rig.Socket().Connect(address);
        SpinWait.SpinUntil(() => Volatile.Read(ref calls) > 64);
        listener.ExpectNothing();
        listener.ExpectNothing();
        Assert.InRange(calls, 64, 64 * 8);
    }

    [LinuxFact]
    public async Task A_listening_socket_that_is_broken_is_reported_to_who_bound_it()
    {
        await using var rig = new TcpRig("epoll", kernel: _kernel);
        var (listener, _, address) = rig.Bind();
        _kernel.OnAccept = static () => -Errno.EBADF;
        rig.Socket().Connect(address);
        var failed = listener.Expect<Tcp.CommandFailed>();
        Assert.IsType<Tcp.Bind>(failed.Cmd);
        Assert.IsType<SocketException>(failed.Cause.Value);
        listener.ExpectNothing();
        _kernel.OnAccept = static () => null;
        rig.Manager.Tell(new Tcp.Bind(listener.Ref, address), listener.Ref);
        listener.Expect<Tcp.Bound>();
    }

    [LinuxFact]
    public async Task A_connection_that_cannot_be_watched_is_reset_and_costs_no_place()
    {
        await using var rig = new TcpRig("epoll", "max-channels = 1", kernel: _kernel);
        var (listener, _, address) = rig.Bind();
        _kernel.OnControl = operation => operation == Sock.ControlAdd ? -Errno.ENOMEM : null;
        var peer = rig.Socket();
        peer.Connect(address);
        Assert.Throws<SocketException>(() => peer.Receive(new byte[1]));
        _kernel.OnControl = static _ => null;
        rig.Socket().Connect(address);
        listener.Expect<Tcp.Connected>();
    }

    [LinuxFact]
    public async Task A_connect_that_lacks_a_port_is_tried_again()
    {
        await using var rig = new TcpRig("epoll", "finish-connect-retries = 2");
        var client = rig.NewProbe();
        var watch = Stopwatch.StartNew();
        rig.Manager.Tell(new Tcp.Connect(new IPEndPoint(IPAddress.Loopback, 1), new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0)), client.Ref);
        client.Expect<Tcp.CommandFailed>();
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(30));
        client.ExpectNothing();
    }

    [LinuxFact]
    public void A_set_that_cannot_be_made_leaves_no_descriptor()
    {
        _kernel.OnEventFd = static () => -Errno.EMFILE;
        Assert.Throws<SocketException>(() => new EpollPoller(_kernel, 1, static _ => { }));
        Assert.Empty(_kernel.Polling);
        _kernel.OnEventFd = static () => null;
        _kernel.OnControl = static _ => -Errno.ENOMEM;
        Assert.Throws<SocketException>(() => new EpollPoller(_kernel, 1, static _ => { }));
        Assert.Empty(_kernel.Polling);
    }

    [Theory]
    [InlineData(SocketError.ConnectionAborted, AcceptErrorClass.Retry)]
    [InlineData(SocketError.NetworkDown, AcceptErrorClass.Retry)]
    [InlineData(SocketError.HostUnreachable, AcceptErrorClass.Retry)]
    [InlineData(SocketError.TooManyOpenSockets, AcceptErrorClass.BackOff)]
    [InlineData(SocketError.NoBufferSpaceAvailable, AcceptErrorClass.BackOff)]
    [InlineData(SocketError.SocketError, AcceptErrorClass.Rebind)]
    [InlineData(SocketError.OperationNotSupported, AcceptErrorClass.Rebind)]
    [InlineData(SocketError.NotSocket, AcceptErrorClass.Rebind)]
    [InlineData(SocketError.InvalidArgument, AcceptErrorClass.Rebind)]
    [InlineData(SocketError.OperationAborted, AcceptErrorClass.Rebind)]
    internal void Errors_have_their_class(SocketError error, AcceptErrorClass expected) =>
        Assert.Equal(expected, AcceptErrors.Classify(error));

    // accept(2), on errors of the new connection and of the listening socket.
    [Theory]
    [InlineData(Errno.ECONNABORTED, AcceptErrorClass.Retry)]
    [InlineData(1, AcceptErrorClass.Retry)] // EPERM
    [InlineData(64, AcceptErrorClass.Retry)] // ENONET
    [InlineData(71, AcceptErrorClass.Retry)] // EPROTO
    [InlineData(92, AcceptErrorClass.Retry)] // ENOPROTOOPT
    [InlineData(100, AcceptErrorClass.Retry)] // ENETDOWN
    [InlineData(101, AcceptErrorClass.Retry)] // ENETUNREACH
    [InlineData(112, AcceptErrorClass.Retry)] // EHOSTDOWN
    [InlineData(113, AcceptErrorClass.Retry)] // EHOSTUNREACH
    [InlineData(Errno.EMFILE, AcceptErrorClass.BackOff)]
    [InlineData(Errno.ENFILE, AcceptErrorClass.BackOff)]
    [InlineData(Errno.ENOBUFS, AcceptErrorClass.BackOff)]
    [InlineData(Errno.ENOMEM, AcceptErrorClass.BackOff)]
    [InlineData(Errno.EBADF, AcceptErrorClass.Rebind)]
    [InlineData(Errno.EINVAL, AcceptErrorClass.Rebind)]
    [InlineData(Errno.ENOTSOCK, AcceptErrorClass.Rebind)]
    [InlineData(95, AcceptErrorClass.Rebind)] // EOPNOTSUPP
    [InlineData(4242, AcceptErrorClass.Rebind)]
    internal void Error_numbers_have_their_class(int errno, AcceptErrorClass expected) =>
        Assert.Equal(expected, AcceptErrors.Classify(Errno.ToSocketError(errno)));
}
