namespace ActorEcho.Host.Spec.Cases;

/// <summary>Sends and checks at the same time, in memory that does not grow with the count.</summary>
internal static class Streams
{
    private const int Piece = 64 * 1024;

    public static async Task CheckAsync(SpecPeer peer, uint seed, long count, CancellationToken cancellation)
    {
        // Whichever fails first ends the other.
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sending = SendAsync(peer, seed, count, both.Token);
        try
        {
            await ExpectAsync(peer, seed, count, cancellation);
        }
        catch
        {
            await both.CancelAsync();
            await sending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        await sending;
    }

    public static async Task SendAsync(SpecPeer peer, uint seed, long count, CancellationToken cancellation)
    {
        var pattern = new Pattern(seed);
        for (var left = count; left > 0; left -= Piece)
        {
            await peer.SendAsync(pattern.Next((int)Math.Min(left, Piece)), cancellation);
        }
    }

    public static async Task ExpectAsync(SpecPeer peer, uint seed, long count, CancellationToken cancellation)
    {
        var pattern = new Pattern(seed);
        for (var left = count; left > 0; left -= Piece)
        {
            await peer.ExpectAsync(pattern.Next((int)Math.Min(left, Piece)), cancellation);
        }
    }
}
