using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using ActorEcho.Client;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;

namespace ActorEcho.Tests.Client;

[SuppressMessage("Design", "CA1001", Justification = "Disposed of at the end of each test, asynchronously.")]
public sealed class ClientStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ActorSystem _system = ActorSystem.Create("client", ConfigurationFactory.ParseString("akka { loggers = [], loglevel = OFF, stdout-loglevel = OFF }"));
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Task InitializeAsync()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _listener.Dispose();
        await _system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task Bytes_go_both_ways_and_each_side_ends_by_itself()
    {
        await using var client = await ConnectAsync();
        using var server = await _listener.AcceptAsync();
        await client.SendAsync(ByteString.FromString("question"));
        await client.EndAsync();
        var got = new byte[100];
        Assert.Equal(8, await server.ReceiveAsync(got));
        Assert.Equal(0, await server.ReceiveAsync(got));
        await server.SendAsync("answer"u8.ToArray());
        Assert.Equal("answer", (await client.ReceiveAsync()).ToString(System.Text.Encoding.ASCII));
        server.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, (await client.ReceiveAsync()).Count);
        Assert.Equal(0, (await client.ReceiveAsync()).Count); // And so it stays.
    }

    [Fact]
    public async Task A_receive_that_nobody_waits_for_any_longer_loses_nothing()
    {
        await using var client = await ConnectAsync();
        using var server = await _listener.AcceptAsync();
        using var cancelled = new CancellationTokenSource();
        var first = client.ReceiveAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await server.SendAsync("kept"u8.ToArray());
        Assert.Equal("kept", (await client.ReceiveAsync().WaitAsync(Patience)).ToString(System.Text.Encoding.ASCII));
    }

    [Fact]
    public async Task A_read_gives_what_fits_and_keeps_the_rest()
    {
        await using var client = await ConnectAsync();
        using var server = await _listener.AcceptAsync();
        await server.SendAsync("abcdef"u8.ToArray());
        var buffer = new byte[4];
        Assert.Equal(4, await client.ReadAsync(buffer));
        Assert.Equal("abcd"u8.ToArray(), buffer);
        Assert.Equal(2, await client.ReadAsync(buffer));
        Assert.Equal("ef"u8.ToArray(), buffer[..2]);
    }

    [Fact]
    public async Task Who_does_not_read_is_not_sent_more_than_the_kernel_holds()
    {
        await using var client = await ConnectAsync();
        using var server = await _listener.AcceptAsync();
        server.Blocking = false;
        var sent = 0L;
        var piece = new byte[64 * 1024];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (sent < 100_000_000 && watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            sent += Math.Max(0, server.Send(piece, SocketFlags.None, out _));
        }

        Assert.InRange(sent, 1, 50_000_000);
    }

    [Fact]
    public async Task A_reset_is_told_to_who_reads_and_who_writes()
    {
        await using var client = await ConnectAsync();
        using (var server = await _listener.AcceptAsync())
        {
            server.LingerState = new LingerOption(true, 0);
        }

        var failure = await Assert.ThrowsAsync<ClientException>(() => client.ReceiveAsync().WaitAsync(Patience));
        Assert.Equal(ClientFailure.Broken, failure.Failure);
        Assert.Contains($"the connection to {_listener.LocalEndPoint} was reset", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<ClientException>(() => client.SendAsync(ByteString.FromString("x")).WaitAsync(Patience));
        Assert.Equal(ClientFailure.Broken, failure.Failure);
    }

    [Fact]
    public async Task Our_reset_is_one_for_the_peer()
    {
        await using var client = await ConnectAsync();
        using var server = await _listener.AcceptAsync();
        client.Abort();
        var reset = await Assert.ThrowsAsync<SocketException>(async () => await server.ReceiveAsync(new byte[1]));
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
    }

    [Fact]
    public async Task After_our_end_nothing_can_be_sent()
    {
        await using var client = await ConnectAsync();
        using var server = await _listener.AcceptAsync();
        await client.EndAsync();
        var failure = await Assert.ThrowsAsync<ClientException>(() => client.SendAsync(ByteString.FromString("x")).WaitAsync(Patience));
        Assert.Equal(ClientFailure.Ended, failure.Failure);
    }

    [Fact]
    public async Task Who_is_not_there_is_named()
    {
        var nobody = (IPEndPoint)_listener.LocalEndPoint!;
        _listener.Dispose();
        var failure = await Assert.ThrowsAsync<ClientException>(() => ClientStream.ConnectAsync(_system, _system.Tcp(), nobody, Patience));
        Assert.Equal(ClientFailure.Unreachable, failure.Failure);
        Assert.Equal($"cannot connect to {nobody}: Connection refused", failure.Message);
        failure = await Assert.ThrowsAsync<ClientException>(() => ClientStream.ConnectAsync(_system, _system.Tcp(), new DnsEndPoint("localhost", nobody.Port), Patience));
        Assert.StartsWith($"cannot connect to localhost:{nobody.Port}: ", failure.Message, StringComparison.Ordinal);
    }

    private Task<ClientStream> ConnectAsync() => ClientStream.ConnectAsync(_system, _system.Tcp(), _listener.LocalEndPoint!, Patience);
}
