using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Dispatch;
using Akka.IO.Channels;
using Akka.IO.Epoll;
using Akka.IO.Loops;
using Akka.IO.Sockets;
using Akka.IO.Tests.Faults;
using Akka.IO.Uring;
using Akka.Native;

namespace Akka.IO.Tests.Drivers;

/// <summary>A driver that the test's own thread turns by hand, so that nothing runs between two looks at it.</summary>
internal sealed class DriverRig : IDisposable
{
    private readonly ConcurrentQueue<IRunnable> _completions = new();
    private readonly EventLoop.Scope? _scope;

    public DriverRig(string driver, int receiveLimit = int.MaxValue, int acceptBatch = 10, Kernel? kernel = null, params int[] inherited)
    {
        var settings = new DriverSettings(receiveLimit, acceptBatch) { Inherited = new InheritedSockets(inherited) };
        Driver = driver switch
        {
            "epoll" => new EpollDriver(kernel ?? Kernel.Linux, settings, Faults.Add),
            "io-uring" => new UringDriver(kernel ?? Kernel.Linux, settings, Faults.Add),
            _ => new SocketsDriver(settings),
        };
        _scope = Driver.Loop?.Enter();
    }

    public TcpDriver Driver { get; }

    public List<Exception> Faults { get; } = [];

    /// <summary>Those that there are here; where io_uring is forbidden, the tests of its own are skipped with the reason.</summary>
    public static TheoryData<string> Drivers =>
        !OperatingSystem.IsLinux() ? ["sockets"] : UringFactAttribute.Refusal is null ? ["epoll", "io-uring", "sockets"] : ["epoll", "sockets"];

    public Recorder NewRecorder() => new(_completions);

    /// <summary>One turn, which does not wait.</summary>
    public void Turn()
    {
        Driver.Loop?.Turn(mayBlock: false);
        for (var n = _completions.Count; n > 0 && _completions.TryDequeue(out var completion); n--)
        {
            completion.Run();
        }
    }

    /// <summary>Turns until it is so. The sockets are real, so the kernel may take its time, but not ten seconds.</summary>
    public void Until(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        var spinner = default(SpinWait);
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "It did not happen within ten seconds.");
            Turn();
            spinner.SpinOnce();
        }
    }

    /// <summary>As many turns as let anything pending happen, for what must not.</summary>
    public void Settle()
    {
        var spinner = default(SpinWait);
        for (var i = 0; i < 50; i++)
        {
            Turn();
            spinner.SpinOnce();
        }
    }

    public (Acceptor Acceptor, Recorder Accepted) Listen(EndPoint? local = null, params Inet.SocketOption[] options)
    {
        var owner = NewRecorder();
        var acceptor = Driver.Listen(local ?? new IPEndPoint(IPAddress.Loopback, 0), 100, new ChannelOptions(options), owner);
        return (acceptor, owner);
    }

    /// <summary>A connection of the driver's, accepted from a plain socket.</summary>
    public (Channel Channel, Recorder Owner, Socket Peer) Pair(Action<Socket>? prepare = null)
    {
        var (acceptor, accepted) = Listen();
        acceptor.StartAccept();
        var peer = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        prepare?.Invoke(peer);
        peer.Connect(acceptor.LocalEndPoint);
        Until(() => accepted.Channels.Count == 1);
        acceptor.Close();
        var owner = NewRecorder();
        accepted.Channel.Attach(owner);
        return (accepted.Channel, owner, peer);
    }

    public void Dispose()
    {
        Driver.Dispose();
        Settle(Driver is SocketsDriver);
        _scope?.Dispose();
        Assert.Empty(Faults);
    }

    private void Settle(bool completions)
    {
        if (completions)
        {
            Settle();
        }
    }
}
