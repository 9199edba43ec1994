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
    public async Task All_who_stall_are_reset_and_a_healthy_client_is_served_meanwhile()
    {
        const int Stalled = 50;
        Start(change: listener => listener with { WriteBuffer = Buffer });
        var healthy = Connect();
        var filter = EventFilter.Debug(contains: "ended: slow_reader");
        await filter.ExpectAsync(Stalled, Patience, async () =>
        {
            var ends = Task.WhenAll(Enumerable.Range(0, Stalled).Select(_ => SendWithoutReading(Connect(receiveBuffer: 16 * 1024))));
            while (!ends.IsCompleted)
            {
                AssertEchoes(healthy);
                await Task.Yield();
            }

            await ends;
        });
        AssertEchoes(healthy);
    }

    [Fact]
    public async Task One_that_keeps_to_the_rate_is_never_reset()
    {
        // Long enough for a busy machine to keep this test from reading for a second.
        var buffer = Buffer with { SlowReaderTimeout = TimeSpan.FromSeconds(2) };
        Start(change: listener => listener with { WriteBuffer = buffer });
        var client = Connect(receiveBuffer: 256 * 1024);
        var sending = SendUntil(client, buffer.SlowReaderTimeout * 2.5);
        var reading = Task.Factory.StartNew(() => ReadToEnd(client, buffer.MinDrainRate!.Value * 1.3, sending), default, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.Equal(await reading, await sending);
    }

    private Socket Connect(int receiveBuffer)
    {
        var client = Connect();
        client.ReceiveBufferSize = receiveBuffer;
        return client;
    }

    private static async Task SendWithoutReading(Socket client)
    {
        var chunk = new byte[16 * 1024];
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            while (true)
            {
                await client.SendAsync(chunk);
            }
        });
    }

    /// <summary>How much came: at this rate while it is sent, and the rest at once.</summary>
    private static long ReadToEnd(Socket client, double rate, Task sending)
    {
        var bytes = new byte[64 * 1024];
        var watch = Stopwatch.StartNew();
        using var never = new ManualResetEventSlim();
        for (var read = 0L; ;)
        {
            while (!sending.IsCompleted && read > watch.Elapsed.TotalSeconds * rate)
            {
                never.Wait(TimeSpan.FromMilliseconds(10));
            }

            var more = client.Receive(bytes);
            if (more == 0)
            {
                return read;
            }

            read += more;
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
