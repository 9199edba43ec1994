namespace ActorEcho.Host.Spec.Cases;

/// <summary>A connection ends when its client has ended, and not before all is sent back.</summary>
internal static class EndingCases
{
    public static IEnumerable<SpecCase> All =>
    [
        new(7, "end without a byte", "the end, and no byte", "Health checks do just this; a server that keeps such connections runs out of descriptors.", EmptyAsync),
        new(8, "end after the echo was read", "the end", "\"…until the calling user terminates the connection\" (RFC 862).", IdleEndAsync),
        new(9, "end right behind a few bytes", "these bytes, then the end", "Data and FIN arrive as one event; `echo hello | nc` does this.", SmallEndAsync),
        new(10, "end behind 1 MB that is still on its way", "all of it, then the end", "A half-close ends one direction only (RFC 9293, 3.6): the tail is owed.", LargeEndAsync),
        new(11, "end while the server sends", "the rest, then the end", "Both ends close at the same time (RFC 9293, 3.6, case 3).", SimultaneousAsync),
        new(12, "reset in mid-stream", "others and the next client are served", "Clients vanish; a reset must cost one connection (RFC 9293, 3.5.2).", ResetAsync),
    ];

    private static async Task EmptyAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        await peer.EndAsync();
        await peer.ExpectEndAsync(cancellation);
    }

    private static async Task IdleEndAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var data = Pattern.Of(8, 1000);
        await peer.SendAsync(data, cancellation);
        await peer.ExpectAsync(data, cancellation);
        await peer.EndAsync();
        await peer.ExpectEndAsync(cancellation);
    }

    private static async Task SmallEndAsync(SpecTarget target, CancellationToken cancellation)
    {
        for (var i = 1u; i <= 20; i++)
        {
            await using var peer = await target.ConnectAsync(cancellation);
            var data = Pattern.Of(900 + i, (int)i * 7);
            await peer.SendAsync(data, cancellation);
            await peer.EndAsync();
            await peer.ExpectAsync(data, cancellation);
            await peer.ExpectEndAsync(cancellation);
        }
    }

    private static async Task LargeEndAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var reading = Streams.ExpectAsync(peer, 10, 1_000_000, cancellation);
        await Streams.SendAsync(peer, 10, 1_000_000, cancellation);
        await peer.EndAsync();
        await reading;
        await peer.ExpectEndAsync(cancellation);
    }

    private static async Task SimultaneousAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var peer = await target.ConnectAsync(cancellation);
        var data = Pattern.Of(11, 200_000);
        await peer.SendAsync(data, cancellation);
        await peer.ExpectAsync(data.AsMemory(0, 1), cancellation);
        await peer.EndAsync();
        await peer.ExpectAsync(data.AsMemory(1), cancellation);
        await peer.ExpectEndAsync(cancellation);
    }

    private static async Task ResetAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var other = await target.ConnectAsync(cancellation);
        await EchoAsync(other, 120, cancellation);
        for (var i = 0u; i < 5; i++)
        {
            await using var peer = await target.ConnectAsync(cancellation);
            await peer.SendAsync(Pattern.Of(121 + i, 50_000), cancellation);
            peer.Reset();
        }

        await EchoAsync(other, 130, cancellation);
        await using var next = await target.ConnectAsync(cancellation);
        await EchoAsync(next, 131, cancellation);
    }

    private static async Task EchoAsync(SpecPeer peer, uint seed, CancellationToken cancellation)
    {
        var data = Pattern.Of(seed, 1000);
        try
        {
            await peer.SendAsync(data, cancellation);
        }
        catch (IOException gone)
        {
            throw new SpecFailure($"a connection that was not reset is gone: {gone.Message}");
        }

        await peer.ExpectAsync(data, cancellation);
    }
}
