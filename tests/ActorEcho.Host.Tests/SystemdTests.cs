using System.Net.Sockets;
using System.Text;

namespace ActorEcho.Host.Tests;

/// <summary>The program under a service manager that speaks as systemd does.</summary>
public sealed class SystemdTests : IDisposable
{
    // Opens a socket, hands it over as descriptor 3 and becomes the program, whose process number is then the one it says.
    private const string Parent = """
        import os, socket, sys
        s = socket.socket()
        s.bind(("127.0.0.1", 0))
        s.listen()
        os.dup2(s.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", LISTEN_FDNAMES="echo")
        os.execvp(sys.argv[1], sys.argv[1:])
        """;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"notify-{Guid.NewGuid():N}.sock");
    private readonly Socket _manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };

    [PythonFact]
    public async Task It_serves_on_a_socket_that_was_handed_over()
    {
        using var host = await HostProcess.ServeUnderAsync(["python3", "-c", Parent], new Dictionary<string, string>(), "--listen", "systemd:echo");
        var client = host.Connect();
        client.Send("x"u8);
        Assert.Equal(1, client.Receive(new byte[1]));
        client.Close();
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
    }

    [LinuxFact]
    public async Task A_socket_that_nobody_handed_over_is_code_2()
    {
        var (code, _, errors) = await HostProcess.RunAsync(["--listen", "systemd:echo"]);
        Assert.Equal(2, code);
        Assert.Contains("cannot listen on systemd:echo (listener echo): the service manager has handed no socket to this process", errors, StringComparison.Ordinal);
    }

    [SettingEffect("actorecho.systemd.notify")]
    [LinuxTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_says_when_it_is_ready_how_it_is_and_when_it_stops(bool isAbstract)
    {
        using var host = await HostProcess.ServeUnderAsync([], Notify(isAbstract), "--listen", "127.0.0.1:0");
        Assert.Equal("READY=1\nSTATUS=ready", Receive());
        host.Signal("TERM");
        Assert.Equal("STOPPING=1\nSTATUS=stopping", Receive());
        Assert.Equal(0, await host.EndAsync());
    }

    [LinuxFact]
    public async Task With_a_watchdog_it_says_so_after_each_good_probe()
    {
        var environment = Notify(isAbstract: false);
        environment["WATCHDOG_USEC"] = "200000";
        using var host = await HostProcess.ServeUnderAsync([], environment, "--listen", "127.0.0.1:0");
        var told = Enumerable.Range(0, 6).Select(_ => Receive()).ToList();
        Assert.Equal("READY=1\nSTATUS=ready", Assert.Single(told, t => t != "WATCHDOG=1"));
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
    }

    [LinuxFact]
    public async Task It_says_nothing_if_it_is_not_to()
    {
        using var host = await HostProcess.ServeUnderAsync([], Notify(isAbstract: false), "--listen", "127.0.0.1:0", "--set", "actorecho.systemd.notify=off");
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
        Assert.Equal(0, _manager.Available);
    }

    public void Dispose()
    {
        _manager.Dispose();
        File.Delete(_path);
    }

    private Dictionary<string, string> Notify(bool isAbstract)
    {
        var name = Path.GetFileName(_path);
        _manager.Bind(new UnixDomainSocketEndPoint(isAbstract ? $"\0{name}" : _path));
        return new Dictionary<string, string> { ["NOTIFY_SOCKET"] = isAbstract ? $"@{name}" : _path };
    }

    private string Receive()
    {
        var buffer = new byte[1024];
        return Encoding.UTF8.GetString(buffer, 0, _manager.Receive(buffer));
    }

    private sealed class LinuxTheoryAttribute : TheoryAttribute
    {
        public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Linux only.";
    }

    private sealed class PythonFactAttribute : FactAttribute
    {
        public PythonFactAttribute() => Skip = IsOnPath ? null : "There is no python3 to hand a socket over.";

        private static bool IsOnPath => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(p => File.Exists(Path.Combine(p, "python3")));
    }
}
