using System.Diagnostics;
using System.Net.Sockets;

namespace ActorEcho.Tests.Server;

/// <summary>On real sockets: clients that hold more than the server may are shed, and nobody else.</summary>
public sealed class OverloadTests : ServerTest
{
    [SettingEffect("actorecho.limits.max-buffered-bytes")]
    [Fact]
    public async Task Those_who_do_not_read_are_reset_until_the_rest_fits_and_a_healthy_client_is_served_on()
    {
        // Each comes to hold 192 to 256 KiB, of 2 MiB for all: no more than twelve fit, as each may have a step that is not counted.
        const int Stalled = 40;
        const int TooMany = 25;
        Start(
            change: l => l with { WriteBuffer = new WriteBufferOptions { Kernel = 16 * 1024, MinDrainRate = null } },
            limits: new LimitOptions { MaxBufferedBytes = 2 << 20 });
        var healthy = Connect();
        AssertEchoes(healthy);
        var ended = 0;
        var watch = Stopwatch.StartNew();
        await EventFilter.Warning(start: "overload: ").ExpectAsync(1, Patience, async () =>
        {
            for (var i = 0; i < Stalled; i++)
            {
                _ = SendWithoutReading(Connect(), () => Interlocked.Increment(ref ended));
            }

            while (Volatile.Read(ref ended) < TooMany)
            {
                AssertEchoes(healthy);
                Assert.True(watch.Elapsed < Patience);
                await Task.Yield();
            }
        });
        AssertEchoes(healthy);
        AssertEchoes(Connect());
    }

    private static async Task SendWithoutReading(Socket client, Action onReset)
    {
        client.ReceiveBufferSize = 16 * 1024;
        try
        {
            while (true)
            {
                await client.SendAsync(new byte[16 * 1024]);
            }
        }
        catch (SocketException)
        {
            onReset();
        }
        catch (ObjectDisposedException)
        {
            // It was let live, until the test was over.
        }
    }
}
