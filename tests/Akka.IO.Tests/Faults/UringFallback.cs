using Akka.IO.Tests.Contract;
using Akka.IO.Uring;
using Akka.Native;

namespace Akka.IO.Tests.Faults;

public sealed class UringFallback
{
    private readonly FaultyKernel _kernel = new();

    [LinuxTheory]
    [InlineData(Errno.ENOSYS, "this kernel has no io_uring; it needs Linux 6.1")]
    [InlineData(Errno.EPERM, "kernel.io_uring_disabled or by a seccomp profile")]
    [InlineData(Errno.EINVAL, "too old for it; it needs Linux 6.1")]
    [InlineData(Errno.ENOMEM, "raise `ulimit -l`")]
    public async Task Where_it_is_refused_epoll_serves_and_one_line_says_why(int errno, string why)
    {
        var refusals = 0;
        var waits = 0;
        _kernel.OnRingSetup = () => ++refusals > 0 ? -errno : 0;
        _kernel.OnWait = () => ++waits > 0 ? null : 0;
        await using var rig = new TcpRig("io-uring", "event-loops { min = 3, max = 3 }", _kernel, logLevel: "WARNING");
        var log = rig.NewProbe();
        rig.System.EventStream.Subscribe(log.Ref, typeof(Event.Warning));
        var c = rig.Converse();
        c.Write("served");
        Assert.Equal("served"u8.ToArray(), c.Read(6));
        var line = log.Expect<Event.Warning>().ToString();
        Assert.Contains("akka.io.tcp.driver is 'io-uring', which cannot be used: io_uring_setup failed: ", line, StringComparison.Ordinal);
        Assert.Contains(why, line, StringComparison.Ordinal);
        Assert.EndsWith("Using 'epoll' instead.", line, StringComparison.Ordinal);
        log.ExpectNothing();
        Assert.Equal(1, refusals);
        Assert.InRange(waits, 1, int.MaxValue);
    }

    [LinuxFact]
    public void A_part_that_is_refused_leaves_nothing_open()
    {
        Refuse(() => _kernel.OnRingRegister = operation => operation == Native.Uring.RegisterBufferRing ? -Errno.EINVAL : null, "PBUF_RING");
        Refuse(() => _kernel.OnRingRegister = operation => operation == Native.Uring.RegisterEnableRings ? -Errno.EPERM : null, "ENABLE_RINGS");
        Refuse(() => _kernel.OnMap = () => -Errno.ENOMEM, "mmap");
        Refuse(() => _kernel.OnEventFd = () => -Errno.EMFILE, "eventfd");
        Refuse(() => _kernel.OnRingEnter = () => -Errno.EPERM, "io_uring_enter");
        Refuse(() => _kernel.OnRingEnter = () => 0, "received nothing");
    }

    private void Refuse(Action arrange, string what)
    {
        (_kernel.OnRingRegister, _kernel.OnMap, _kernel.OnEventFd, _kernel.OnRingEnter) = (_ => null, () => null, () => null, () => null);
        arrange();
        Assert.Contains(what, UringProbe.Refusal(_kernel), StringComparison.Ordinal);
        Assert.Empty(_kernel.Polling);
    }
}
