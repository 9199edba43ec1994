namespace ActorEcho.Host.Spec.Cases;

/// <summary>What comes back is what was sent.</summary>
internal static class ContentCases
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    public static IEnumerable<SpecCase> All(SpecOptions options) =>
    [
        new(1, "nothing is sent", "nothing comes", "An echo only answers (RFC 862).", NothingAsync),
        new(2, "one byte", "that byte, at once", "A server that waits for more, or for a line, hangs its clients (RFC 862 knows no messages).", OneByteAsync),
        new(3, "every byte value", "the same 256 bytes, and then again", "Nothing in the data is special: no end of line, no NUL, no telnet (RFC 862).", EveryValueAsync),
        new(4, "single bytes, one by one", "the same bytes in order", "The network cuts a stream wherever it likes (RFC 9293, 3.7).", SplitAsync),
        new(5, "many pieces without waiting", "the same bytes in order", "The network joins what was sent apart (RFC 9293, 3.7).", MergedAsync),
        new(6, $"{options.Bulk / 1_000_000:N0} MB while reading", "every byte, once, in order", "A byte lost or doubled in a million shows in nothing smaller.", (t, c) => BulkAsync(t, options.Bulk, c)),
    ];

    private static async Task NothingAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        await peer.ExpectSilenceAsync(Moment, cancellation);
    }

    private static async Task OneByteAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        await peer.SendAsync(new byte[] { 0x2a }, cancellation);
        await peer.ExpectAsync(new byte[] { 0x2a }, cancellation);
    }

    private static async Task EveryValueAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var all = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (var i = 0; i < 2; i++)
        {
            await peer.SendAsync(all, cancellation);
            await peer.ExpectAsync(all, cancellation);
        }
    }

    private static async Task SplitAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var data = Pattern.Of(4, 500);
        foreach (var one in data)
        {
            await peer.SendAsync(new[] { one }, cancellation);
        }

        await peer.ExpectAsync(data, cancellation);
        await peer.ExpectSilenceAsync(Moment, cancellation);
    }

    private static async Task MergedAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var data = Pattern.Of(5, 100_000);
        var reading = peer.ExpectAsync(data, cancellation);
        for (var at = 0; at < data.Length;)
        {
            var count = Math.Min(1 + (at % 300), data.Length - at);
            await peer.SendAsync(data.AsMemory(at, count), cancellation);
            at += count;
        }

        await reading;
        await peer.ExpectSilenceAsync(Moment, cancellation);
    }

    private static async Task BulkAsync(SpecTarget target, long count, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        await Streams.CheckAsync(peer, 6, count, cancellation);
    }
}
