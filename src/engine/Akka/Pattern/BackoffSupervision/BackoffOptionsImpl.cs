using Akka.Actor;

namespace Akka.Pattern;

internal sealed class BackoffOptionsImpl : BackoffOptions
{
    public required bool OnFailure { get; init; }

    public required Props ChildProps { get; init; }

    public required string ChildName { get; init; }

    public required TimeSpan MinBackoff { get; init; }

    public required TimeSpan MaxBackoff { get; init; }

    public required double RandomFactor { get; init; }

    public IBackoffReset? Reset { get; private set; }

    public OneForOneStrategy Strategy { get; private set; } = new(SupervisorStrategy.DefaultDecider);

    public object? ReplyWhileStopped { get; private set; }

    public Func<object, bool>? FinalStopMessage { get; private set; }

    internal override Props Props
    {
        get
        {
            var strategy = Strategy;
            var settings = new BackoffSettings(
                ChildProps, ChildName, MinBackoff, MaxBackoff, Reset, RandomFactor, ReplyWhileStopped, FinalStopMessage);
            if (!OnFailure)
            {
                return BackoffProducer.Props(settings, () => new BackoffSupervisor(settings, strategy));
            }

            return FinalStopMessage is null
                ? BackoffProducer.Props(settings, () => new BackoffOnFailureSupervisor(settings, strategy))
                : throw new InvalidOperationException("A final stop message is only for Backoff.OnStop: there the child's end is what backs off.");
        }
    }

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => With(options => options.Reset = new AutoReset(resetBackoff));

    public override BackoffOptions WithManualReset() => With(options => options.Reset = new ManualReset());

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) =>
        With(options => options.Strategy = supervisorStrategy);

    public override BackoffOptions WithDefaultStoppingStrategy() =>
        With(options => options.Strategy = SupervisorStrategy.StoppingStrategy.WithMaxNrOfRetries(Strategy.MaxNumberOfRetries));

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) =>
        With(options => options.Strategy = Strategy.WithMaxNrOfRetries(maxNrOfRetries));

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) =>
        With(options => options.ReplyWhileStopped = replyWhileStopped);

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) =>
        With(options => options.FinalStopMessage = isFinalStopMessage);

    private BackoffOptionsImpl With(Action<BackoffOptionsImpl> change)
    {
        var copy = (BackoffOptionsImpl)MemberwiseClone();
        change(copy);
        return copy;
    }
}
