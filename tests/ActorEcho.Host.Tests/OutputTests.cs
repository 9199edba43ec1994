using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActorEcho.Host.Tests;

/// <summary>What becomes of the server when nobody reads what it prints.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly string _pid = Path.GetTempFileName();

    public void Dispose() => File.Delete(_pid);

    // One debug line a connection: the pipe is closed, or full, long before the last.
    [Theory]
    [InlineData("head -n 1 >/dev/null")]
    [InlineData("sleep 1000")]
    public async Task It_serves_on_and_stops_cleanly(string reader)
    {
        var port = FreePort();
        var program = Path.Combine(AppContext.BaseDirectory, "actorecho");
        var script = $"('{program}' --listen 127.0.0.1:{port} --log-level debug & echo $! >'{_pid}'; wait $!; echo code $? >&2) | {reader}";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardError = true })!;
        try
        {
            Connect(port, patience: 20_000).Dispose();
            for (var i = 0; i < 2000; i++)
            {
                using var client = Connect(port, patience: 0);
                client.Send("x"u8);
                Assert.Equal(1, client.Receive(new byte[1]));
            }

            using (Process.Start("kill", ["-TERM", (await File.ReadAllTextAsync(_pid)).Trim()]))
            {
            }

            Assert.Equal("code 0", await shell.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)));
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
        }
    }

    private static Socket Connect(int port, int patience)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 20_000 };
            try
            {
                client.Connect(new IPEndPoint(IPAddress.Loopback, port));
                return client;
            }
            catch (SocketException) when (watch.ElapsedMilliseconds < patience)
            {
                client.Dispose();
                Thread.Yield();
            }
        }
    }

    // Where it listens is what nobody can read here.
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return int.Parse(socket.LocalEndPoint!.ToString()!.Split(':')[1], CultureInfo.InvariantCulture);
    }
}
