using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ActorEcho.Host.Tests;

/// <summary>The program as its users run it.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly List<string> _lines = [];
    private readonly List<Socket> _clients = [];

    private HostProcess(IEnumerable<string> args, IReadOnlyDictionary<string, string>? environment, int? descriptors = null, params string[] parent)
    {
        // A script's background job, `dotnet test &`, ignores SIGINT, and one of nohup SIGHUP; so would every program below it.
        var program = Path.Combine(AppContext.BaseDirectory, "actorecho");
        var limit = descriptors is { } most ? $"ulimit -n {most}; " : "";
        var start = OperatingSystem.IsLinux()
            ? new ProcessStartInfo("sh", ["-c", $"{limit}exec \"$@\"", "sh", .. parent, "env", "--default-signal=INT,HUP", program, .. args])
            : new ProcessStartInfo(program, args);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What was logged so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public int Id => _process.Id;

    public IPEndPoint Address { get; private set; } = new(IPAddress.None, 0);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(IEnumerable<string> args, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var host = new HostProcess(args, environment);
        var output = await host._process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        return (await host.EndAsync(), output, await host._errors);
    }

    /// <summary>Starts a server on a port of the system's choice, and reads until it listens.</summary>
    public static Task<HostProcess> ServeAsync(params string[] args) => ServeAsync(null, args);

    /// <param name="limit">Descriptors that it may have.</param>
    public static async Task<HostProcess> ServeAsync(int? limit, params string[] args)
    {
        return await new HostProcess([.. args, "--listen", "127.0.0.1:0"], null, limit).ListenAsync();
    }

    /// <summary>Starts a server as a service manager does.</summary>
    /// <param name="parent">A command that becomes the program which is its last arguments.</param>
    /// <param name="environment">Variables that it has besides.</param>
    public static async Task<HostProcess> ServeUnderAsync(string[] parent, IReadOnlyDictionary<string, string> environment, params string[] args) =>
        await new HostProcess(args, environment, null, parent).ListenAsync();

    private async Task<HostProcess> ListenAsync()
    {
        while (await ReadLineAsync() is { } line)
        {
            if (Listening.Match(line) is { Success: true } match)
            {
                Address = new IPEndPoint(IPAddress.Loopback, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
                return this;
            }
        }

        throw new InvalidOperationException($"It does not serve: {await _errors}");
    }

    /// <summary>Starts a server, which need not come to listen.</summary>
    public static HostProcess Start(IEnumerable<string> args, IReadOnlyDictionary<string, string> environment) => new(args, environment);

    public async Task<string?> ReadLineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (line is not null)
        {
            _lines.Add(line);
        }

        return line;
    }

    public async Task ReadToEndAsync()
    {
        while (await ReadLineAsync() is not null)
        {
        }
    }

    public Socket Connect()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000, SendTimeout = 30_000 };
        _clients.Add(client);
        client.Connect(Address);
        return client;
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _clients.ForEach(c => c.Dispose());
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening { get; }
}
