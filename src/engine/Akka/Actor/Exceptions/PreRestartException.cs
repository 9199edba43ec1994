namespace Akka.Actor;

public class PreRestartException(IActorRef? actor, Exception restartException, Exception? cause, object? optionalMessage)
    : ActorInitializationException(
        actor,
        $"PreRestart failed with {restartException.GetType()}: {restartException.Message}. "
        + $"The restart was caused by {cause?.GetType().ToString() ?? "an unknown failure"} at message [{optionalMessage?.GetType().ToString() ?? "none"}].",
        restartException)
{
    /// <summary>What PreRestart itself threw.</summary>
    public Exception RestartException { get; } = restartException;

    public object? OptionalMessage { get; } = optionalMessage;
}
