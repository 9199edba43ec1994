using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Starts its child again, after a growing delay, when the child has stopped. A child that fails is treated by the supervisor's
/// strategy, which restarts it at once by default; <see cref="BackoffOptions.WithDefaultStoppingStrategy"/> has failures back off too.
/// </summary>
public sealed partial class BackoffSupervisor : BackoffSupervisorBase
{
    private readonly SupervisorStrategy _strategy;

    public BackoffSupervisor(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
        : this(childProps, childName, minBackoff, maxBackoff, new AutoReset(minBackoff), randomFactor, Actor.SupervisorStrategy.DefaultStrategy)
    {
    }

    public BackoffSupervisor(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        IBackoffReset reset,
        double randomFactor,
        SupervisorStrategy strategy,
        object? replyWhileStopped = null,
        Func<object, bool>? finalStopMessage = null)
        : this(new BackoffSettings(childProps, childName, minBackoff, maxBackoff, reset, randomFactor, replyWhileStopped, finalStopMessage), strategy)
    {
    }

    internal BackoffSupervisor(BackoffSettings settings, SupervisorStrategy strategy)
        : base(settings)
    {
        _strategy = strategy;
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated || !terminated.ActorRef.Equals(Child))
        {
            return HandleBackoff(message);
        }

        Child = null;
        if (FinalStopMessageReceived)
        {
            Context.Stop(Self);
        }
        else
        {
            Backoff((_strategy as OneForOneStrategy)?.MaxNumberOfRetries ?? -1);
        }

        return true;
    }
}
