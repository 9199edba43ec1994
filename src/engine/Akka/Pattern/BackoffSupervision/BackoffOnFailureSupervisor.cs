using Akka.Actor;

namespace Akka.Pattern;

/// <summary>
/// Where its strategy says restart, stops the failed child and starts it again after a growing delay. A child that stops by itself
/// ends the supervisor too.
/// </summary>
internal sealed class BackoffOnFailureSupervisor : BackoffSupervisorBase
{
    private readonly OneForOneStrategy _strategy;
    private IActorRef? _failed;

    public BackoffOnFailureSupervisor(BackoffSettings settings, OneForOneStrategy strategy)
        : base(settings)
    {
        _strategy = strategy;
    }

    protected override SupervisorStrategy SupervisorStrategy() =>
        new OneForOneStrategy(_strategy.MaxNumberOfRetries, _strategy.WithinTimeRangeMilliseconds, StopInsteadOfRestart);

    protected override bool Receive(object message)
    {
        if (message is not Terminated terminated)
        {
            return HandleBackoff(message);
        }

        if (terminated.ActorRef.Equals(_failed))
        {
            _failed = null;
            Backoff(_strategy.MaxNumberOfRetries);
        }
        else if (terminated.ActorRef.Equals(Child))
        {
            Context.Stop(Self);
        }

        return true;
    }

    private Directive StopInsteadOfRestart(Exception cause)
    {
        var directive = _strategy.Decider.Decide(cause);
        if (directive != Directive.Restart)
        {
            return directive;
        }

        _failed = Child;
        Child = null;
        return Directive.Stop;
    }
}
