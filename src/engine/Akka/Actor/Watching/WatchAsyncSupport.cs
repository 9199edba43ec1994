namespace Akka.Actor;

public static class WatchAsyncSupport
{
    /// <summary>Waits for the end of an actor.</summary>
    /// <returns>True when it has ended, false when <paramref name="token"/> was cancelled before.</returns>
    public static async Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default)
    {
        var watch = TerminationRef.Watch(target);
        try
        {
            return await watch.Ended.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            watch.Unwatch();
            return false;
        }
    }
}
