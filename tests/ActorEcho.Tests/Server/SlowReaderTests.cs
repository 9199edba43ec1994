using System.Diagnostics;
using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>On real sockets and the real clock: who stalls is reset, who is slow but keeps to the rate is not.</summary>
public sealed class SlowReaderTests : ServerTest
{
    private static readonly WriteBufferOptions Buffer = new()
    {
        HighMark = 128 * 1024,
        AckEvery = 16 * 1024,
        Kernel = 32 * 1024,
        MinDrainRate = 600 * 1024,
        SlowReaderTimeout = TimeSpan.FromSeconds(1),
    };

    [Fact]
    public async Task All_who_stall_are_reset_in_time_and_a_healthy_client_is_served_meanwhile()
    {
        const int Stalled = 50;
        Start(change: listener => listener with { WriteBuffer = Buffer });
        var healthy = Connect();
        var filter = EventFilter.Debug(contains: "ended: slow_reader");
        await filter.ExpectAsync(Stalled, Patience, async () =>
        {
            var ends = Task.WhenAll(Enumerable.Range(0, Stalled).Select(_ => SendWithoutReading(Narrow())));
            while (!ends.IsCompleted)
            {
                AssertEchoes(healthy);
                await Task.Yield();
            }

            // As long as the timeout says and not for much longer; a busy machine may take its time for it.
            Assert.All(await ends, stall => Assert.InRange(stall, Buffer.SlowReaderTimeout / 2, Buffer.SlowReaderTimeout * 8));
        });
        AssertEchoes(healthy);
    }

    [Fact]
    public async Task One_that_reads_a_little_faster_than_the_rate_is_never_reset()
    {
        Start(change: listener => listener with { WriteBuffer = Buffer });
        var client = Narrow();
        var sending = SendUntil(client, Buffer.SlowReaderTimeout * 4);
        var bytes = new byte[64 * 1024];
        var watch = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var read = 0L;
        while (!sending.IsCompleted)
        {
            await pace.WaitForNextTickAsync();
            for (var due = (long)(watch.Elapsed.TotalSeconds * Buffer.MinDrainRate!.Value * 1.1); read < due && !sending.IsCompleted;)
            {
                read += await client.ReceiveAsync(bytes);
            }
        }

        for (int more; (more = await client.ReceiveAsync(bytes)) > 0;)
        {
            read += more;
        }

        Assert.Equal(await sending, read);
    }

    private Socket Narrow()
    {
        var client = Connect();
        client.ReceiveBufferSize = 16 * 1024;
        return client;
    }

    /// <summary>How long the last send waited for the reset.</summary>
    private static async Task<TimeSpan> SendWithoutReading(Socket client)
    {
        var chunk = new byte[16 * 1024];
        var watch = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                await client.SendAsync(chunk);
                watch.Restart();
            }
        }
        catch (SocketException)
        {
            return watch.Elapsed;
        }
    }

    private static async Task<long> SendUntil(Socket client, TimeSpan end)
    {
        var watch = Stopwatch.StartNew();
        var sent = 0L;
        while (watch.Elapsed < end)
        {
            sent += await client.SendAsync(new byte[16 * 1024]);
        }

        client.Shutdown(SocketShutdown.Send);
        return sent;
    }
}
