using System.Diagnostics;
using System.Security.Authentication;
using ActorEcho.Host.Commands;
using ActorEcho.Host.Spec;

namespace ActorEcho.Host.Ping;

/// <summary>One connection, one echo.</summary>
internal static class Probe
{
    public static async Task<PingResult> RunAsync(ClientTarget target, int number, int size)
    {
        using var over = new CancellationTokenSource(target.Patience);
        var watch = Stopwatch.StartNew();
        try
        {
            var (stream, raw) = await target.ConnectAsync(over.Token);
            await using (stream)
            {
                var connect = watch.Elapsed;
                var sent = Pattern.Of((uint)number, size);
                await stream.WriteAsync(sent, over.Token);
                var got = new byte[size];
                await stream.ReadExactlyAsync(got, over.Token);
                var echo = watch.Elapsed - connect;
                await ClientTarget.EndAsync(stream, raw);
                return got.AsSpan().SequenceEqual(sent)
                    ? new PingResult(number, connect, echo, null)
                    : new PingResult(number, connect, echo, $"other bytes came back, from byte {got.AsSpan().CommonPrefixLength(sent)} on");
            }
        }
        catch (EndOfStreamException)
        {
            return Lost("it ended before all was echoed");
        }
        catch (OperationCanceledException)
        {
            return Lost($"not echoed within {target.Patience.TotalSeconds:0.###} s");
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            return Lost(failure.Message);
        }

        PingResult Lost(string why) => new(number, TimeSpan.Zero, TimeSpan.Zero, why);
    }
}
