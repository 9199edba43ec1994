using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Hocon;

namespace ActorEcho.Host.Tests;

/// <summary>hocon/all-services.conf in the program as it is, on ports of the system's choice.</summary>
public sealed partial class AllServicesTests
{
    private const string File = "all-services.conf";

    [Fact]
    public async Task Each_service_answers_and_SIGTERM_drains_them_all()
    {
        string[] services = [.. Configured().Keys];
        Assert.Equal(ServiceRegistry.BuiltIn.Names, services.Order(StringComparer.Ordinal));
        using var host = HostProcess.Start(["--config", Path.Combine(AppContext.BaseDirectory, File), .. services.SelectMany(s => (string[])["--set", $"actorecho.listeners.{s}.listen=\"127.0.0.1:0\""])], new Dictionary<string, string>());
        var ports = await PortsAsync(host, services.Length);

        Assert.Equal("hello", Talk(ports["echo"], "hello"));
        Assert.Equal("", Talk(ports["discard"], "hello"));
        Assert.Matches(@"^\w+, \w+ \d+, \d{4} \d\d:\d\d:\d\d-UTC\r\n$", Talk(ports["daytime"], ""));
        Assert.EndsWith("\r\n", Talk(ports["qotd"], ""), StringComparison.Ordinal);
        Assert.Equal(4, Talk(ports["time"], "").Length);
        Assert.Equal("* your name?\n* you are in lobby, alone; /help tells what you can do\n* in lobby: ann\n", Talk(ports["chat"], "ann\n/who\n"));
        using var chargen = Connect(ports["chargen"]);
        Assert.StartsWith(" !\"#$%&'()", Read(chargen, 74 * 1000), StringComparison.Ordinal);
        chargen.Close();

        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
    }

    [Fact]
    public void They_are_all_on_ports_that_need_no_privilege_and_for_this_host_only() => Assert.All(Configured().Values, address =>
    {
        Assert.Equal("127.0.0.1", address.Host);
        Assert.InRange(address.Port, 7001, 7999);
    });

    private static Dictionary<string, ListenAddress> Configured() => ServerConfiguration
        .Read(HoconDocument.ParseFile(Path.Combine(AppContext.BaseDirectory, File)).WithFallback(ServerConfiguration.Reference).Resolve())
        .Listeners.ToDictionary(l => l.Service, l => l.Listen, StringComparer.Ordinal);

    private static async Task<Dictionary<string, int>> PortsAsync(HostProcess host, int count)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        while (ports.Count < count && await host.ReadLineAsync() is { } line)
        {
            if (Listening.Match(line) is { Success: true } match)
            {
                ports[match.Groups[2].Value] = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            }
        }

        return ports;
    }

    /// <summary>Sends all and ends; gives back all that comes up to the end.</summary>
    private static string Talk(int port, string text)
    {
        using var client = Connect(port);
        client.Send(Encoding.ASCII.GetBytes(text));
        client.Shutdown(SocketShutdown.Send);
        return Read(client, int.MaxValue);
    }

    private static string Read(Socket client, int count)
    {
        var all = new StringBuilder();
        var piece = new byte[4096];
        while (all.Length < count && client.Receive(piece) is > 0 and var read)
        {
            all.Append(Encoding.Latin1.GetString(piece, 0, read));
        }

        return all.ToString();
    }

    private static Socket Connect(int port)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 };
        client.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return client;
    }

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(\d+): (\w+) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening { get; }
}
