using System.Net;
using System.Security.Cryptography;
using ActorEcho.Client;
using ActorEcho.Tasks;
using Akka.Actor;
using Akka.Configuration;
using Akka.IO;

namespace ActorEcho.Tests.Readme;

/// <summary>The README's tour of what Tokio's tutorial teaches.</summary>
public sealed class TourTests : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("tour", ConfigurationFactory.ParseString("akka { loggers = [], loglevel = OFF, stdout-loglevel = OFF }"));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate().WaitAsync(TimeSpan.FromSeconds(15));

    [Fact]
    public async Task Spawn_and_await()
    {
        var system = _system;

        // spawn, and await the handle; an exception arrives as itself
        var handle = system.Spawn(async token => await FetchAsync("a", token));
        var text = await handle;

        // map, and then
        var length = handle.Map(t => t.Length).Then(system, async (n, token) => n + (await FetchAsync("b", token)).Length);

        // join, and select: the losers are aborted
        var both = await new[] { system.Spawn(token => FetchAsync("a", token)), system.Spawn(token => FetchAsync("b", token)) }.JoinAll();
        var first = await new[] { system.Spawn(token => FetchAsync("a", token)), system.Spawn(NeverAsync) }.Race();

        Assert.Equal(("a!", 4, "a!"), (text, await length, first));
        Assert.Equal(new[] { "a!", "b!" }, both);
    }

    [Fact]
    public async Task Time_cancellation_and_blocking()
    {
        var system = _system;
        using var source = new CancellationTokenSource();
        var token = source.Token;
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "quote");
        var ticks = 0;

        // sleep and interval, on the system's scheduler: virtual in tests
        await system.Scheduler.Delay(TimeSpan.FromMilliseconds(10), token);
        await foreach (var tick in system.Scheduler.Interval(TimeSpan.FromMilliseconds(10), token))
        {
            if (++ticks == 3)
            {
                break;
            }
        }

        // timeout, and abort
        var slow = system.Spawn(NeverAsync, new TaskOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        var unwanted = system.Spawn(NeverAsync);
        unwanted.Abort();

        // read a file, block a thread, run thousands
        var quote = await system.Spawn(t => File.ReadAllTextAsync(path, t));
        var hash = await system.SpawnBlocking(_ => SHA256.HashData(new byte[1_000_000]));
        var many = await Enumerable.Range(0, 10_000).Select(i => system.Spawn(_ => Task.FromResult(i))).ToList().JoinAll();

        // a group ends with all of its members
        var group = TaskGroup.Start(system);
        var member = await group.SpawnAsync(NeverAsync);
        await group.EndAsync();

        File.Delete(path);
        await Assert.ThrowsAsync<TimeoutException>(async () => await slow);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await unwanted);
        Assert.Equal(("quote", 32, 10_000, TaskState.Aborted), (quote, hash.Length, many.Length, member.State));
    }

    [Fact]
    public async Task An_echo_server_and_its_client()
    {
        var system = _system;

        // an echo server
        var server = system.ActorOf(ServerSupervisor.PropsFor(new ServerOptions([new ListenerOptions("echo", new ListenAddress("127.0.0.1", 0))])), "server");
        var started = await server.Ask<ServerStarted>(new StartServer());

        // an echo client
        await using var client = await ClientStream.ConnectAsync(system, system.Tcp(), started.Listeners[0].Address, TimeSpan.FromSeconds(5));
        await client.SendAsync(ByteString.FromString("hello"));
        await client.EndAsync();
        var answer = await client.ReceiveAsync();

        Assert.Equal(ByteString.FromString("hello"), answer);
        Assert.IsType<IPEndPoint>(started.Listeners[0].Address);
    }

    private static async Task<string> FetchAsync(string what, CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        return what + "!";
    }

    private static async Task<string> NeverAsync(CancellationToken token)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        return "";
    }
}
