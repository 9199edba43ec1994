using System.Diagnostics;

namespace ActorEcho.Host.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string _pipe = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_pipe);

    // glibc reads the file HOSTALIASES to resolve a name without a dot, so a pipe in its place is a name server that does not answer.
    [Fact]
    public async Task SIGTERM_does_not_wait_for_a_name_server()
    {
        using (var mkfifo = Process.Start("mkfifo", [_pipe]))
        {
            await mkfifo.WaitForExitAsync();
        }

        using var host = HostProcess.Start(["--listen", "nowhere:0"], new Dictionary<string, string> { ["HOSTALIASES"] = _pipe });
        using var resolving = await Task.Run(() => File.OpenHandle(_pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)).WaitAsync(TimeSpan.FromSeconds(20));
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
        await host.ReadToEndAsync();
        Assert.EndsWith(" s: 0 connections drained, 0 reset", host.Lines[^1], StringComparison.Ordinal);
    }
}
