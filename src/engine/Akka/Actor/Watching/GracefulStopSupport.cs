namespace Akka.Actor;

public static class GracefulStopSupport
{
    /// <summary>Tells an actor to stop once it has handled what is in its mailbox, and waits until it has ended.</summary>
    /// <returns>True when it has ended.</returns>
    /// <exception cref="TaskCanceledException">It did not end in time.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <inheritdoc cref="GracefulStop(IActorRef, TimeSpan)"/>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="stopMessage">What makes it stop.</param>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage) =>
        GracefulStop(target, timeout, stopMessage, TimeProvider.System);

    internal static async Task<bool> GracefulStop(IActorRef target, TimeSpan timeout, object stopMessage, TimeProvider time)
    {
        var watch = TerminationRef.Watch(target);
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            return await watch.Ended.WaitAsync(timeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            watch.Unwatch();
            throw new TaskCanceledException($"{target} did not stop within {timeout}.", late);
        }
    }
}
