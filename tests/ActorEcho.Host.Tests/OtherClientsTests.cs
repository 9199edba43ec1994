using System.Diagnostics;
using System.Security.Cryptography;

namespace ActorEcho.Host.Tests;

/// <summary>Clients that others have written talk to the program.</summary>
public sealed class OtherClientsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _sent = Path.GetTempFileName();
    private readonly string _received = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_sent);
        File.Delete(_received);
    }

    [ToolFact("nc", "netcat-openbsd")]
    public Task Netcat_gets_back_what_it_sent_and_the_end() => AssertEchoesAsync("nc -N 127.0.0.1 {0}");

    [ToolFact("socat", "socat")]
    public Task Socat_gets_back_what_it_sent_and_the_end() => AssertEchoesAsync("socat -t30 - TCP4:127.0.0.1:{0}");

    // It does not end its side when its input ends, so it is the server that ends.
    [ToolFact("curl", "curl")]
    public async Task Curl_gets_back_what_it_sent_and_the_end_when_the_server_stops()
    {
        using var host = await HostProcess.ServeAsync();
        using var curl = Shell($"curl -sN telnet://127.0.0.1:{host.Address.Port}");
        await curl.StandardInput.WriteLineAsync("hello");
        curl.StandardInput.Close(); // It sends nothing before it has a buffer full, or all.
        Assert.Equal("hello", await curl.StandardOutput.ReadLineAsync().WaitAsync(Patience));
        host.Signal("TERM");
        await curl.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, curl.ExitCode);
        Assert.Equal(0, await host.EndAsync());
    }

    private async Task AssertEchoesAsync(string command)
    {
        await File.WriteAllBytesAsync(_sent, RandomNumberGenerator.GetBytes(10_000_001));
        using var host = await HostProcess.ServeAsync();
        using var client = Shell($"{string.Format(System.Globalization.CultureInfo.InvariantCulture, command, host.Address.Port)} <'{_sent}' >'{_received}'");
        await client.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, client.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(_sent), await File.ReadAllBytesAsync(_received));
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
    }

    private static Process Shell(string command) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", "exec " + command]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
