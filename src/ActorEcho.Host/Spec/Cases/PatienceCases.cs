namespace ActorEcho.Host.Spec.Cases;

/// <summary>Clients that take their time.</summary>
internal static class PatienceCases
{
    private const int Unread = 8_000_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static IEnumerable<SpecCase> All(SpecOptions options) =>
    [
        new(16, "8 MB are read only after a pause", "all of it in order", "What a slow reader has not taken yet must wait, in the server or in its client (back-pressure), and not be dropped.", SlowReaderAsync),
        new(17, $"{options.Silence.TotalSeconds:0.#} s of silence", "the connection lives, and echoes", "RFC 9293 knows no idle time-out; a server that has one should not have it this short.", (t, c) => SilenceAsync(t, options.Silence, c)),
    ];

    private static async Task SlowReaderAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var sending = Streams.SendAsync(peer, 16, Unread, cancellation);
        await Task.WhenAny(sending, Task.Delay(Pause, TimeProvider.System, cancellation));
        await Task.Delay(Pause, TimeProvider.System, cancellation);
        await Streams.ExpectAsync(peer, 16, Unread, cancellation);
        await sending;
        await peer.EndAsync();
        await peer.ExpectEndAsync(cancellation);
    }

    private static async Task SilenceAsync(SpecTarget target, TimeSpan silence, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        await peer.SendAsync(Pattern.Of(17, 100), cancellation);
        await peer.ExpectAsync(Pattern.Of(17, 100), cancellation);
        await peer.ExpectSilenceAsync(silence, cancellation);
        await peer.SendAsync(Pattern.Of(18, 100), cancellation);
        await peer.ExpectAsync(Pattern.Of(18, 100), cancellation);
    }
}
