using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.IO.Connections;
using Akka.IO.Tests.Faults;
using Akka.Native;

namespace Akka.IO.Tests.Contract;

/// <summary>An actor system with one driver, and plain sockets to talk to it. Leaves no descriptor and no thread behind.</summary>
internal sealed class TcpRig : IAsyncDisposable
{
    public const string ThreeLoops = "epoll with three loops";
    public const string ThreeRings = "io-uring with three loops";

    private static int _count;

    private readonly HashSet<string> _descriptorsBefore = Descriptors();
    private readonly string _name = $"io{Interlocked.Increment(ref _count)}";
    private readonly List<Socket> _sockets = [];
    private readonly FakeEngine? _fake;

    public TcpRig(string driver, string settings = "", Kernel? kernel = null, string logLevel = "OFF", string akka = "")
    {
        _fake = FakeEngine.For(driver, settings);
        if (_fake is not null)
        {
            System = _fake.System;
            return;
        }

        if (driver is ThreeLoops or ThreeRings)
        {
            (driver, settings) = (driver == ThreeLoops ? "epoll" : "io-uring", $"event-loops {{ min = 3, max = 3 }}\n{settings}");
        }

        var config = ConfigurationFactory.ParseString($"akka {{ loggers = [], loglevel = {logLevel}, stdout-loglevel = OFF\n{akka}\nio.tcp {{ driver = {driver}\n{settings} }} }}")
            .WithFallback(ConfigurationFactory.Default());
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config));
        setup = kernel is null ? setup : setup.WithSetup(new KernelSetup(kernel));
        System = ActorSystem.Create(_name, setup.WithSetup(new DriverSetup(driver => Driver is null ? Driver = new FaultyDriver(driver) : driver)));
    }

    public static TheoryData<string> Drivers =>
        !OperatingSystem.IsLinux() ? ["sockets"]
        : UringFactAttribute.Refusal is null ? ["epoll", ThreeLoops, "io-uring", ThreeRings, "sockets"]
        : ["epoll", ThreeLoops, "sockets"];

    public static TheoryData<string> SeveralLoops => UringFactAttribute.Refusal is null ? [ThreeLoops, ThreeRings] : [ThreeLoops];

    /// <summary>The drivers, and the test kit's fakes where a case makes sense without sockets.</summary>
    public static TheoryData<string> All => [.. Drivers.Cast<object[]>().Select(d => (string)d[0]), .. FakeEngine.Drivers];

    public ActorSystem System { get; }

    /// <summary>The driver, faulty where a test asks for it.</summary>
    public FaultyDriver Driver { get; private set; } = null!;

    public TcpExt Extension => Tcp.Instance.Apply(System);

    public IActorRef Manager => _fake?.Manager ?? System.Tcp();

    public Probe NewProbe() => new(System, _fake?.Time);

    /// <summary>Binds; the probe is the handler and the commander.</summary>
    public (Probe Probe, IActorRef Listener, IPEndPoint Address) Bind(bool pullMode = false, params Inet.SocketOption[] options)
    {
        var probe = NewProbe();
        Manager.Tell(new Tcp.Bind(probe.Ref, new IPEndPoint(IPAddress.Loopback, 0), options: options, pullMode: pullMode), probe.Ref);
        var address = probe.Expect<Tcp.Bound>().LocalAddress;
        return (probe, probe.LastSender, (IPEndPoint)address);
    }

    public Client Client() => _fake is null ? new SocketClient(Socket()) : new FakeClient(_fake);

    public Socket Socket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = 15_000,
            SendTimeout = 15_000,
        };
        _sockets.Add(socket);
        return socket;
    }

    /// <summary>A registered connection, and the plain socket at its other end.</summary>
    /// <param name="narrow">With small buffers in the kernel, so that little is written before writes have to wait.</param>
    public Conversation Converse(
        bool keepOpen = false, bool resumeWriting = false, bool pullMode = false, IActorRef? handler = null, bool narrow = false)
    {
        var (listener, _, address) = narrow ? Bind(pullMode, new Inet.SO.SendBufferSize(16 * 1024)) : Bind(pullMode);
        if (pullMode)
        {
            listener.LastSender.Tell(new Tcp.ResumeAccepting(1));
        }

        var client = Client();
        if (narrow && client is SocketClient plain)
        {
            plain.Socket.ReceiveBufferSize = 16 * 1024;
        }

        client.Connect(address);
        listener.Expect<Tcp.Connected>();
        var connection = listener.LastSender;
        var probe = NewProbe();
        connection.Tell(new Tcp.Register(handler ?? probe.Ref, keepOpen, resumeWriting), probe.Ref);
        return new Conversation(connection, probe, client, listener);
    }

    public Task Terminate()
    {
        _fake?.Terminate();
        return System.Terminate().WaitAsync(TimeSpan.FromSeconds(15));
    }

    public async ValueTask DisposeAsync()
    {
        _sockets.ForEach(s => s.Dispose());
        await Terminate();
        var watch = Stopwatch.StartNew();
        var spinner = default(SpinWait);
        while (Left() is { } left)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"Left behind: {left}.");
            spinner.SpinOnce();
        }
    }

    /// <summary>Sockets that this process has open.</summary>
    private static HashSet<string> Descriptors()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        return [.. Directory.GetFiles("/proc/self/fd").Select(Describe).Where(d => d.Contains("socket:", StringComparison.Ordinal))];
    }

    private string? Left()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var descriptors = Descriptors().Except(_descriptorsBefore);
        var threads = Directory.GetDirectories("/proc/self/task")
            .Select(t => Comm(Path.Combine(t, "comm")))
            .Where(name => name.StartsWith($"{_name}-io", StringComparison.Ordinal));
        return descriptors.Concat(threads).FirstOrDefault();
    }

    private static string Describe(string descriptor) => IfThere(() => $"{descriptor} {new FileInfo(descriptor).LinkTarget}");

    private static string Comm(string path) => IfThere(() => File.ReadAllText(path));

    private static string IfThere(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            return ""; // The descriptor or thread has gone meanwhile.
        }
    }
}

/// <param name="Probe">The handler, unless there is another, and the commander.</param>
/// <param name="Peer">The other end.</param>
/// <param name="Listener">Who was told of the connection.</param>
internal sealed record Conversation(IActorRef Connection, Probe Probe, Client Peer, Probe Listener)
{
    public void Tell(object message) => Connection.Tell(message, Probe.Ref);

    public void Write(string text) => Tell(Tcp.Write.Create(ByteString.FromString(text)));

    public void Write(byte[] data, Tcp.Event ack) => Tell(Tcp.Write.Create(ByteString.FromBytes(data), ack));

    /// <summary>Reads until the peer's end: ours.</summary>
    public byte[] ReadToEnd()
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int n; (n = Peer.Receive(buffer)) > 0;)
        {
            all.Write(buffer, 0, n);
        }

        return all.ToArray();
    }

    public byte[] Read(int count)
    {
        var data = new byte[count];
        for (var at = 0; at < count;)
        {
            var n = Peer.Receive(data.AsSpan(at));
            Assert.NotEqual(0, n);
            at += n;
        }

        return data;
    }

    public void ExpectReset()
    {
        var error = Assert.Throws<SocketException>(() => ReadToEnd());
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
    }
}

internal sealed class Ack(int number) : Tcp.Event
{
    public int Number => number;
}

internal static class Bytes
{
    /// <summary>Bytes in which any loss, repetition or exchange shows.</summary>
    public static byte[] Pattern(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
