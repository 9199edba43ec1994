using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace ActorEcho.Host.Tests;

/// <summary>The program with more clients than it has descriptors for.</summary>
public sealed class DescriptorLimitTests
{
    private const int Clients = 200;

    [LinuxFact]
    public async Task At_the_descriptor_limit_it_neither_spins_nor_floods_its_log_and_serves_again_at_once()
    {
        using var host = await HostProcess.ServeAsync(limit: 120, "--set", "akka.io.tcp.exhausted-patience=infinite");
        var clients = Enumerable.Range(0, Clients).Select(_ => host.Connect()).ToList();
        clients.ForEach(c => c.Send("x"u8));
        Assert.Contains("accepting failed: Too many open files (EMFILE", await host.ReadLineAsync(), StringComparison.Ordinal);
        var cpu = ProcessorTime(host.Id);
        var watch = Stopwatch.StartNew();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var used = ProcessorTime(host.Id) - cpu;
        Assert.True(used < watch.Elapsed * 0.2, $"{used} of processor time in {watch.Elapsed}.");

        // Those that wait are served as those before them go.
        var served = clients.Where(c => c.Available > 0).ToList();
        Assert.InRange(served.Count, 1, Clients - 1);
        watch.Restart();
        served.ForEach(c => c.Close());
        var next = clients[served.Count];
        Assert.Equal(1, next.Receive(new byte[1]));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"The next one was served after {watch.Elapsed}.");
        clients.ForEach(c => c.Close());
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
        await host.ReadToEndAsync();
        Assert.Single(host.Lines, l => l.Contains("EMFILE", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Lines, l => l.Contains(" error ", StringComparison.Ordinal));
    }

    [LinuxFact]
    public async Task At_the_descriptor_limit_clients_that_cannot_be_served_are_reset_and_a_signal_still_drains()
    {
        using var host = await HostProcess.ServeAsync(limit: 120, "--set", "akka.io.tcp.exhausted-patience=100ms");
        var clients = Enumerable.Range(0, Clients).Select(_ => host.Connect()).ToList();
        clients.ForEach(c => c.Send("x"u8));
        Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => clients[^1].Receive(new byte[1])).SocketErrorCode);
        var served = clients.Where(c => c.Available > 0).ToList();
        Assert.NotEmpty(served);
        host.Signal("TERM");
        Assert.All(served, c => Assert.Equal((1, 0), (c.Receive(new byte[1]), c.Receive(new byte[1]))));
        clients.ForEach(c => c.Close());
        Assert.Equal(0, await host.EndAsync());
    }

    /// <summary>What a process has used so far, of all its threads (proc_pid_stat(5): utime and stime, in hundredths of a second).</summary>
    private static TimeSpan ProcessorTime(int process)
    {
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }
}
