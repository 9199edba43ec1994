namespace ActorEcho.Host.Spec.Cases;

/// <summary>Connections do not meet.</summary>
internal static class NeighbourCases
{
    private const int Many = 100;
    private const int Rounds = 10;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(2);

    public static IEnumerable<SpecCase> All =>
    [
        new(13, $"{Many} connections at once", "to each its own bytes", "A buffer shared by mistake shows only under many clients.", ManyAsync),
        new(14, "one client does not read", "others are answered within 2 s", "A server that waits for one reader serves nobody.", StalledNeighbourAsync),
        new(15, "200 connections in turn", "each is served and ended", "Descriptors that are not given back run out.", TurnsAsync),
    ];

    private static async Task ManyAsync(SpecTarget target, CancellationToken cancellation)
    {
        var peers = new List<SpecPeer>();
        try
        {
            // One after the other: how long a queue of new clients may be is not the question here.
            for (var i = 0; i < Many; i++)
            {
                peers.Add(await target.ConnectAsync(cancellation));
            }

            var patterns = peers.Select((_, i) => new Pattern(1300 + (uint)i)).ToArray();
            for (var round = 1; round <= Rounds; round++)
            {
                var pieces = patterns.Select((p, i) => p.Next((round * 37) + i)).ToArray();
                await Task.WhenAll(peers.Select((peer, i) => peer.SendAsync(pieces[i], cancellation)));
                await Task.WhenAll(peers.Select((peer, i) => peer.ExpectAsync(pieces[i], cancellation)));
            }

            await Task.WhenAll(peers.Select(peer => peer.EndAsync()));
            await Task.WhenAll(peers.Select(peer => peer.ExpectEndAsync(cancellation)));
        }
        finally
        {
            foreach (var peer in peers)
            {
                await peer.DisposeAsync();
            }
        }
    }

    private static async Task StalledNeighbourAsync(SpecTarget target, CancellationToken cancellation)
    {
        await using var stalled = await target.ConnectAsync(cancellation);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = Streams.SendAsync(stalled, 14, 50_000_000, enough.Token);
        using var prompt = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        prompt.CancelAfter(Prompt);
        for (var i = 0u; i < 5; i++)
        {
            await using var peer = await target.ConnectAsync(prompt.Token);
            var data = Pattern.Of(1400 + i, 1000);
            await peer.SendAsync(data, prompt.Token);
            await peer.ExpectAsync(data, prompt.Token);
        }

        await enough.CancelAsync();
        await sending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        stalled.Reset();
    }

    private static async Task TurnsAsync(SpecTarget target, CancellationToken cancellation)
    {
        for (var i = 0u; i < 200; i++)
        {
            await using var peer = await target.ConnectAsync(cancellation);
            var data = Pattern.Of(1500 + i, 64);
            await peer.SendAsync(data, cancellation);
            await peer.ExpectAsync(data, cancellation);
            await peer.EndAsync();
            await peer.ExpectEndAsync(cancellation);
        }
    }
}
