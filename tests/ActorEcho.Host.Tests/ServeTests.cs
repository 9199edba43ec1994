using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ActorEcho.Host.Tests;

public sealed class ServeTests
{
    [Fact]
    public async Task The_first_line_says_where_it_listens_and_SIGTERM_ends_it_with_0()
    {
        using var host = await HostProcess.ServeAsync();
        Assert.Contains("info    listening on 127.0.0.1:", Assert.Single(host.Lines), StringComparison.Ordinal);
        Assert.Equal("hello"u8, Echo(host.Connect(), "hello"u8));
        host.Signal("TERM");
        Assert.Equal(0, await host.EndAsync());
    }

    [Fact]
    public async Task An_idle_client_and_a_half_sent_upload_are_drained_on_SIGINT()
    {
        using var host = await HostProcess.ServeAsync();
        var idle = host.Connect();
        var upload = host.Connect();
        Assert.Equal("half"u8, Echo(upload, "half"u8));
        host.Signal("INT");
        Assert.Equal(0, idle.Receive(new byte[1]));
        Assert.Equal(0, upload.Receive(new byte[1]));
        idle.Close();
        upload.Close();
        Assert.Equal(0, await host.EndAsync());
    }

    [Fact]
    public async Task A_reader_that_has_stalled_is_reset_at_the_deadline_and_the_code_says_so()
    {
        using var host = await HostProcess.ServeAsync("--set", "actorecho.shutdown.deadline=500ms");
        Stall(host.Connect());
        var watch = Stopwatch.StartNew();
        host.Signal("TERM");
        Assert.Equal(3, await host.EndAsync());
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(500), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Of_all_its_clients_SIGTERM_drains_those_that_read_and_resets_the_one_that_does_not()
    {
        using var host = await HostProcess.ServeAsync("--set", "actorecho.shutdown.deadline=2s");
        var idle = host.Connect();
        var upload = host.Connect();
        var stalled = host.Connect();
        Assert.Equal("half"u8, Echo(upload, "half"u8));
        Stall(stalled);
        host.Signal("TERM");
        Assert.Equal(0, idle.Receive(new byte[1]));
        Assert.Equal(0, upload.Receive(new byte[1]));
        idle.Close();
        upload.Close();
        Assert.Equal(3, await host.EndAsync());
        await host.ReadToEndAsync();
        Assert.Contains($"connection c3 of echo from {stalled.LocalEndPoint} was reset: app_shutdown_timeout, ", host.Lines[^2], StringComparison.Ordinal);
        Assert.EndsWith(" s: 2 connections drained, 1 reset", host.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_debug_level_in_json_each_line_to_the_last_is_an_object()
    {
        using var host = await HostProcess.ServeAsync("--log-format", "json", "--log-level", "debug");
        host.Connect().Close();
        host.Signal("TERM");
        await host.ReadToEndAsync();
        Assert.Equal(0, await host.EndAsync());
        foreach (var line in host.Lines)
        {
            using var entry = JsonDocument.Parse(line);
            Assert.NotEqual("", entry.RootElement.GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task A_second_signal_does_not_wait_for_the_deadline()
    {
        using var host = await HostProcess.ServeAsync("--set", "actorecho.shutdown.deadline=1h");
        Stall(host.Connect());
        host.Signal("TERM");
        while (await host.ReadLineAsync() is { } line && !line.Contains("accepts no more", StringComparison.Ordinal))
        {
        }

        host.Signal("TERM");
        Assert.Equal(3, await host.EndAsync());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task Each_signal_to_stop_drains(string signal)
    {
        using var host = await HostProcess.ServeAsync();
        var client = host.Connect();
        Assert.Equal("x"u8, Echo(client, "x"u8));
        host.Signal(signal);
        Assert.Equal(0, client.Receive(new byte[1]));
        client.Close();
        Assert.Equal(0, await host.EndAsync());
        await host.ReadToEndAsync();
        Assert.EndsWith(" s: 1 connections drained, 0 reset", host.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_listeners_at_one_address_are_code_2_and_the_first_says_that_it_has_stopped()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"{other.LocalEndPoint}";
        other.Close();
        var (code, output, errors) = await HostProcess.RunAsync(["--listen", address, "--listen", address]);
        Assert.Equal(2, code);
        Assert.Contains($"listening on {address}", output, StringComparison.Ordinal);
        Assert.EndsWith(" s: 0 connections drained, 0 reset\n", output, StringComparison.Ordinal);
        Assert.StartsWith($"cannot listen on {address} (listener echo", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_code_2_and_one_line()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        var (code, output, errors) = await HostProcess.RunAsync(["--listen", $"{other.LocalEndPoint}"]);
        Assert.Equal((2, ""), (code, output));
        Assert.Equal($"cannot listen on {other.LocalEndPoint} (listener echo): Address already in use\n", errors);
    }

    [SettingEffect("actorecho.log.format")]
    [Fact]
    public async Task In_json_each_line_is_an_object_with_named_values()
    {
        using var host = await HostProcess.ServeAsync("--log-format", "json");
        using var line = JsonDocument.Parse(host.Lines[0]);
        Assert.Equal("info", line.RootElement.GetProperty("level").GetString());
        Assert.Equal("echo", line.RootElement.GetProperty("listener").GetString());
        Assert.Equal($"{host.Address}", line.RootElement.GetProperty("address").GetString());
    }

    [Fact]
    public async Task At_debug_level_it_says_how_each_connection_ended()
    {
        using var host = await HostProcess.ServeAsync("--log-level", "debug");
        var client = host.Connect();
        var from = client.LocalEndPoint;
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, client.Receive(new byte[1]));
        while (await host.ReadLineAsync() is { } line && !line.Contains($"connection c1 of echo from {from} ended: peer_closed", StringComparison.Ordinal))
        {
        }

        Assert.Contains("c1", host.Lines[^1], StringComparison.Ordinal);
    }

    private static byte[] Echo(Socket client, ReadOnlySpan<byte> text)
    {
        client.Send(text);
        var back = new byte[text.Length];
        for (var read = 0; read < back.Length;)
        {
            var more = client.Receive(back, read, back.Length - read, SocketFlags.None);
            Assert.NotEqual(0, more);
            read += more;
        }

        return back;
    }

    private static void Stall(Socket client)
    {
        client.Blocking = false;
        while (client.Poll(TimeSpan.FromMilliseconds(300), SelectMode.SelectWrite))
        {
            client.Send(new byte[64 * 1024]);
        }
    }
}
