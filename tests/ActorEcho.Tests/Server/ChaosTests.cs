using System.Collections.Concurrent;
using System.Globalization;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Tests.Server;

/// <summary>
/// Connections, bindings and listeners are killed under clients that check every byte. tests/long/run makes it a long one by the environment variables
/// below.
/// </summary>
public sealed class ChaosTests : ServerTest
{
    private static readonly int Clients = Setting("ACTORECHO_CHAOS_CLIENTS", 20);
    private static readonly int Kills = Setting("ACTORECHO_CHAOS_KILLS", 30);
    private static readonly int Pause = Setting("ACTORECHO_CHAOS_PAUSE_MS", 0);

    private readonly ConcurrentDictionary<IActorRef, bool> _connections = [];
    private readonly ChaosClient.Tally _tally = new();
    private volatile bool _isOver;

    [Fact]
    public async Task What_each_client_got_is_a_correct_prefix_and_complete_if_it_ended_in_order()
    {
        Start(ServiceRegistry.BuiltIn.With("echo", () => new Mortal(_connections)));
        var clients = Enumerable.Range(0, Clients).Select(seed => Task.Run(() => ServeAsync(seed))).ToArray();
        var random = new Random(862);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Pause), TimeProvider.System);

            // Not before the last one has been got over.
            var before = _tally.Complete;
            AwaitCondition(() => _tally.Complete > before || Array.Exists(clients, c => c.IsCompleted), Patience);
            Victim(random).Tell(Kill.Instance, ActorRefs.NoSender);
        }

        _isOver = true;
        await Task.WhenAll(clients).WaitAsync(Patience);
        Assert.True(_tally.Reset > 0, "no connection was killed");
        AwaitAssert(() => AssertEchoes(Connect()), Patience, TimeSpan.FromMilliseconds(10));
    }

    private ICanTell Victim(Random random) => random.Next(4) switch
    {
        0 => Sys.ActorSelection("/user/server/echo/binding"),
        1 => Sys.ActorSelection("/user/server/echo"),
        _ => _connections.Keys.ElementAtOrDefault(random.Next(Clients)) ?? ActorRefs.Nobody,
    };

    private async Task ServeAsync(int seed)
    {
        var random = new Random(seed);
        while (!_isOver)
        {
            await ChaosClient.RunAsync(Address, random, _tally);
        }
    }

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed class Mortal(ConcurrentDictionary<IActorRef, bool> living) : ConnectionActor
    {
        protected override void OnConnected() => living[Self] = true;

        protected override void OnReceived(ByteString data) => Send(data);

        protected override void PostStop() => living.TryRemove(Self, out _);
    }
}
