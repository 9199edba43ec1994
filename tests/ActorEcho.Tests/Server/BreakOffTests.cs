using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>Clients that break off at every step. tests/long/run has a hundred thousand of them, and counts descriptors and memory.</summary>
public sealed class BreakOffTests : ServerTest
{
    private static readonly byte[] Chunk = new byte[10_000];

    public static TheoryData<string, Action<Socket>> Steps => new()
    {
        { "before a byte", _ => { } },
        { "in a chunk", client => client.Send(Chunk) },
        {
            "in an answer", client =>
            {
                client.Send(Chunk);
                Read(client, 1);
            }
        },
        {
            "after its end", client =>
            {
                client.Send("bye"u8);
                client.Shutdown(SocketShutdown.Send);
            }
        },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void None_of_them_is_left(string step, Action<Socket> take)
    {
        var name = $"broken-{Guid.NewGuid():N}";
        using var readings = new MeterReadings("ActorEcho.Server", ("actorecho.listener", name));
        Start(change: listener => listener with { Name = name });
        for (var i = 0; i < 100; i++)
        {
            using var client = Connect();
            take(client);
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        // Accepted after all of them. One that had broken off in the backlog may never have become a connection.
        var last = Connect();
        AssertEchoes(last);
        var accepted = (int)readings.Sum("actorecho.accepted_connections") - 1;
        Assert.True(accepted is > 50 and <= 100, $"{step}: {accepted} of 100");
        AwaitAssert(() => Assert.Equal((step, accepted), (step, readings.Count("actorecho.connection.duration"))), Patience);
        Assert.Equal((step, 1.0), (step, readings.Ask("actorecho.active_connections")));
    }
}
