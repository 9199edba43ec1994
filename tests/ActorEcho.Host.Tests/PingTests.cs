using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ActorEcho.Host.Ping;

namespace ActorEcho.Host.Tests;

/// <summary><c>actorecho ping</c>.</summary>
public sealed partial class PingTests
{
    [GeneratedRegex(@"^64 bytes from 127\.0\.0\.1:\d+: seq=\d connect=\d+\.\d{3} ms echo=\d+\.\d{3} ms$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Echoed { get; }

    [GeneratedRegex(@"^echo +min/avg/max = \d+\.\d{3}/\d+\.\d{3}/\d+\.\d{3} ms, p50/p90/p99 = \d+\.\d{3}/\d+\.\d{3}/\d+\.\d{3} ms$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row { get; }

    [Fact]
    public async Task Each_probe_has_a_line_and_all_a_summary()
    {
        using var server = await HostProcess.ServeAsync();
        var (code, output, errors) = await HostProcess.RunAsync(["ping", $"{server.Address}", "-n", "3", "-i", "0.01"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(3, Echoed.Count(output));
        Assert.Contains($"--- {server.Address} ping statistics ---", output, StringComparison.Ordinal);
        Assert.Contains("3 probes, 3 echoed, 0% lost, time ", output, StringComparison.Ordinal);
        Assert.Equal(1, Row.Count(output));
    }

    [Fact]
    public async Task Ctrl_C_prints_the_summary_of_what_was()
    {
        using var server = await HostProcess.ServeAsync();
        using var ping = HostProcess.Start(["ping", $"{server.Address}", "-i", "600"], new Dictionary<string, string>());
        Assert.Matches(Echoed, await ping.ReadLineAsync() ?? "");
        ping.Signal("INT");
        await ping.ReadToEndAsync();
        Assert.Equal(0, await ping.EndAsync());
        Assert.Contains(ping.Lines, l => l.StartsWith("1 probes, 1 echoed, 0% lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_echo_is_lost_with_the_reason_and_the_exit_code()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen(10);
        var address = $"{silent.LocalEndPoint}";
        var (code, output, _) = await HostProcess.RunAsync(["ping", address, "-n", "1", "--timeout", "0.3"]);
        Assert.Equal(6, code);
        Assert.Contains("seq=1 lost: not echoed within 0.3 s", output, StringComparison.Ordinal);
        Assert.Contains("1 probes, 0 echoed, 100% lost", output, StringComparison.Ordinal);
        silent.Dispose();
        (code, output, _) = await HostProcess.RunAsync(["ping", address, "-n", "2", "-i", "0.01"]);
        Assert.Equal(6, code);
        Assert.Contains($"seq=2 lost: cannot connect to {address}: Connection refused", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_bytes_are_no_echo()
    {
        using var faulty = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        faulty.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        faulty.Listen(10);
        var pinging = HostProcess.RunAsync(["ping", $"{faulty.LocalEndPoint}", "-n", "1", "-s", "5"]);
        using (var client = await faulty.AcceptAsync())
        {
            var got = new byte[5];
            for (var at = 0; at < got.Length;)
            {
                at += await client.ReceiveAsync(got.AsMemory(at));
            }

            got[3] ^= 1;
            await client.SendAsync(got);
            var (code, output, _) = await pinging;
            Assert.Equal(6, code);
            Assert.Contains("lost: other bytes came back, from byte 3 on", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-n 0: expected at least 1", "-n", "0")]
    [InlineData("-s 0: expected 1 to 65536 bytes", "-s", "0")]
    [InlineData("-i 0: expected seconds", "-i", "0")]
    public async Task A_mistake_is_told_in_one_line(string told, params string[] args)
    {
        var (code, output, errors) = await HostProcess.RunAsync(["ping", "127.0.0.1:7", .. args]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_percentile_is_one_of_the_values()
    {
        List<double> values = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        Assert.Equal([50, 90, 99, 1], new double[] { 50, 90, 99, 0 }.Select(p => PingSummary.Percentile(values, p)));
        Assert.Equal(7, PingSummary.Percentile([7], 99));
    }
}
