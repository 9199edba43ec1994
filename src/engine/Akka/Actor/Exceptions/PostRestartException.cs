namespace Akka.Actor;

public class PostRestartException(IActorRef? actor, Exception cause, Exception originalCause)
    : ActorInitializationException(
        actor,
        $"The new instance failed while restarting with {cause.GetType()}: {cause.Message}. The restart was caused by {originalCause.GetType()}.",
        cause)
{
    /// <summary>The failure that the supervisor answered with a restart.</summary>
    public Exception OriginalCause { get; } = originalCause;
}
