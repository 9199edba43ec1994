using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ActorEcho.Host.Tests;

/// <summary><c>actorecho connect</c> as scripts use it.</summary>
public sealed class ConnectTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Binary_data_goes_through_whole_and_ends_both_ways()
    {
        using var server = await HostProcess.ServeAsync();
        var data = RandomNumberGenerator.GetBytes(20_000_000);
        var (code, output, errors) = await RunAsync(data, "connect", $"{server.Address}");
        Assert.Equal((0, ""), (code, errors));
        Assert.True(data.AsSpan().SequenceEqual(output));
    }

    [Fact]
    public async Task What_comes_can_be_printed_as_a_dump()
    {
        using var server = await HostProcess.ServeAsync();
        var (code, output, _) = await RunAsync("Hello, world!\n\x1b[31m"u8.ToArray(), "connect", $"{server.Address}", "--hex");
        Assert.Equal(0, code);
        Assert.Equal(
            """
            00000000  48 65 6c 6c 6f 2c 20 77  6f 72 6c 64 21 0a 1b 5b  |Hello, world!..[|
            00000010  33 31 6d                                          |31m|

            """,
            Encoding.ASCII.GetString(output).ReplaceLineEndings());
    }

    [Fact]
    public async Task A_server_that_ends_first_ends_it_though_input_is_open()
    {
        using var listener = Listen();
        using var client = Start("connect", $"{listener.LocalEndPoint}");
        using (var server = await listener.AcceptAsync())
        {
            await server.SendAsync("bye"u8.ToArray());
        }

        await client.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, client.ExitCode);
        Assert.Equal("bye", await client.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task A_reset_in_mid_stream_has_an_exit_code_of_its_own()
    {
        using var listener = Listen();
        using var client = Start("connect", $"{listener.LocalEndPoint}");
        using (var server = await listener.AcceptAsync())
        {
            // Not before the client knows that it is connected.
            await client.StandardInput.WriteAsync("x");
            await client.StandardInput.FlushAsync();
            await server.ReceiveAsync(new byte[1]);
            server.LingerState = new LingerOption(true, 0);
        }

        await client.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(7, client.ExitCode);
        Assert.StartsWith($"actorecho connect: the connection to {listener.LocalEndPoint} was reset", await client.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_has_one_too_and_a_mistake()
    {
        var listener = Listen();
        var address = $"{listener.LocalEndPoint}";
        listener.Dispose();
        var (code, _, errors) = await RunAsync([], "connect", address);
        Assert.Equal((6, $"actorecho connect: cannot connect to {address}: Connection refused"), (code, errors.TrimEnd()));
        (code, _, errors) = await RunAsync([], "connect", "here");
        Assert.Equal(1, code);
        Assert.StartsWith("actorecho connect: 'here' is no server; expected HOST:PORT", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_that_nobody_takes_stops_the_server_and_not_the_memory()
    {
        using var listener = Listen();
        using var client = Start("connect", $"{listener.LocalEndPoint}");
        using var server = await listener.AcceptAsync();
        server.Blocking = false;
        var (sent, piece, watch) = (0L, new byte[64 * 1024], Stopwatch.StartNew());
        while (sent < 100_000_000 && watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            sent += Math.Max(0, server.Send(piece, SocketFlags.None, out _));
        }

        client.Kill();
        await client.WaitForExitAsync();
        Assert.InRange(sent, 1, 50_000_000);
    }

    private static Socket Listen()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return listener;
    }

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "actorecho"), args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<(int Code, byte[] Output, string Errors)> RunAsync(byte[] input, params string[] args)
    {
        using var client = Start(args);
        using var output = new MemoryStream();
        var reading = client.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = client.StandardError.ReadToEndAsync();
        await WriteAsync(client, input);
        await reading.WaitAsync(Patience);
        await client.WaitForExitAsync().WaitAsync(Patience);
        return (client.ExitCode, output.ToArray(), await errors);
    }

    private static async Task WriteAsync(Process client, byte[] input)
    {
        try
        {
            await client.StandardInput.BaseStream.WriteAsync(input);
            client.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it took all.
        }
    }
}
