using ActorEcho.TestKit;
using Akka.Actor;

namespace ActorEcho.Tests.Connections;

/// <summary>Clients do anything in any order on a bad network while actors are killed, and each gets a correct prefix of its echo, whole if it ended in order.</summary>
public sealed class AnyOrderTests
{
    private const int Steps = 80;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_no_byte_is_lost_doubled_or_put_elsewhere(int seed)
    {
        var random = new Random(seed);
        using var scenario = Begin(seed, random);
        var clients = Enumerable.Range(0, 6).Select(_ => new Client(scenario.Connect())).ToArray();
        for (var i = 0; i < Steps; i++)
        {
            if (clients[random.Next(clients.Length)] is { HasLeft: false } client)
            {
                Step(scenario, client, random);
            }

            Check(scenario, clients);
        }

        foreach (var client in clients)
        {
            if (!client.HasLeft)
            {
                client.Peer.ReadOn();
                client.End();
            }
        }

        scenario.Advance(TimeSpan.FromHours(2)); // The smallest buffers take a hundred bytes in a round trip.
        Check(scenario, clients);
        scenario.Expect(clients.All(c => c.IsOver), "every connection to be over");
        var newcomer = scenario.Connect();
        newcomer.Send("still there?");
        newcomer.Expect("still there?");
        scenario.Stop();
        newcomer.ExpectEnd();
        newcomer.Close();
        scenario.ExpectStopped();
    }

    private static Scenario Begin(int seed, Random random)
    {
        var buffer = new WriteBufferOptions { HighMark = 64 * 1024, AckEvery = random.Next(1, 20_000) };
        var network = new NetworkOptions { BufferSize = random.Next(100, 20_000), LongestDelay = TimeSpan.FromMilliseconds(random.Next(1, 200)) };
        return Scenario.For(() => new EchoConnection(), new ScenarioOptions { Seed = seed, Network = network }, listener => listener with { WriteBuffer = buffer });
    }

    private static void Step(Scenario scenario, Client client, Random random)
    {
        switch (random.Next(40))
        {
            case 0:
                client.Peer.Reset();
                client.HasLeft = true;
                break;
            case 1:
                client.Peer.Close();
                client.HasLeft = true;
                break;
            case 2:
                client.End();
                break;
            case 3:
                client.Peer.Connection.Tell(random.Next(2) == 0 ? PoisonPill.Instance : Kill.Instance);
                break;
            case 4:
                client.Peer.RefuseWrites();
                break;
            case 5:
                scenario.System.ActorSelection("/user/server/scenario/binding").Tell(Kill.Instance);
                break;
            case < 9:
                client.Peer.Stall();
                break;
            case < 12:
                client.Peer.ReadSlowly(random.Next(1, 50_000));
                break;
            case < 17:
                client.Peer.ReadOn();
                break;
            case < 26:
                scenario.Advance(TimeSpan.FromMilliseconds(random.Next(1_000)));
                break;
            default:
                client.Send(random);
                break;
        }
    }

    private static void Check(Scenario scenario, Client[] clients)
    {
        foreach (var client in clients)
        {
            scenario.Expect(client.GotAPrefix, $"what {client.Peer.Name} got to be a prefix of what it sent");
            scenario.Expect(!client.Peer.SawEnd || client.Peer.WasReset || client.GotAll, $"{client.Peer.Name} to see the end behind all that it sent, and no sooner");
        }
    }

    private sealed class Client(Peer peer)
    {
        private readonly List<byte> _sent = [];
        private bool _ended;

        public Peer Peer => peer;

        public bool HasLeft { get; set; }

        public bool IsOver => HasLeft || peer.WasReset || peer.SawEnd;

        public bool GotAll => peer.Received.Length == _sent.Count;

        public bool GotAPrefix => peer.Received.Length <= _sent.Count && peer.Received.Span.SequenceEqual(_sent.Take(peer.Received.Length).ToArray());

        public void Send(Random random)
        {
            if (!_ended && !HasLeft)
            {
                var bytes = new byte[random.Next(1, 30_000)];
                random.NextBytes(bytes);
                _sent.AddRange(bytes);
                peer.Send(bytes);
            }
        }

        public void End()
        {
            if (!_ended && !HasLeft)
            {
                _ended = true;
                peer.End();
            }
        }
    }
}
