using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>A server that stops while many clients have yet to read.</summary>
public sealed class ManyDrainTests : ServerTest
{
    private const int Clients = 500;
    private const int Each = 32 * 1024;

    [Fact]
    public async Task Every_byte_that_was_delivered_before_comes_back_to_each_of_them()
    {
        var name = $"drained-{Guid.NewGuid():N}";
        using var readings = new MeterReadings("ActorEcho.Server", ("actorecho.listener", name));
        Start(change: listener => listener with { Name = name }, deadline: TimeSpan.FromMinutes(1));
        var clients = Enumerable.Range(0, Clients).Select(_ => Connect()).ToArray();
        for (var i = 0; i < Clients; i++)
        {
            clients[i].Send(Data(i));
        }

        AwaitCondition(() => (long)readings.Sum("actorecho.connection.io", "receive") == (long)Clients * Each, TimeSpan.FromSeconds(60));
        Server.Tell(new StopServer(), TestActor);
        await Task.WhenAll(clients.Select((client, i) => AssertDrainedAsync(client, Data(i))));
        Assert.Equal(new ServerStopped(Clients, 0), ExpectMsg<ServerStopped>(TimeSpan.FromMinutes(1)));
    }

    private static async Task AssertDrainedAsync(Socket client, byte[] expected)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(all.ToArray().AsSpan().SequenceEqual(expected), $"{all.Length} of {expected.Length} bytes came back, or others");
    }

    private static byte[] Data(int seed)
    {
        var data = new byte[Each];
        new Random(seed).NextBytes(data);
        return data;
    }
}
