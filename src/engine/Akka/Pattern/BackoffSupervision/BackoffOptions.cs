using Akka.Actor;

namespace Akka.Pattern;

/// <summary>How a child is started again. Immutable: each method returns changed options.</summary>
public abstract class BackoffOptions
{
    protected BackoffOptions()
    {
    }

    internal abstract Props Props { get; }

    /// <summary>Begins again at the shortest delay when the child has run for so long; the shortest delay by default.</summary>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Begins again at the shortest delay only when told <see cref="BackoffSupervisor.Reset"/>.</summary>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Treats the child's failures by this strategy; its retries limit the restarts.</summary>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child on any failure, so that it is started again after a delay.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Ends the supervisor after so many restarts; -1 for never.</summary>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Answers this to messages that come while no child runs, in place of sending them to the dead letters.</summary>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    /// <summary>Ends the supervisor with the child once the child was sent such a message. Only for <see cref="Backoff.OnStop(Actor.Props, string, TimeSpan, TimeSpan, double)"/>.</summary>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);
}
