using Akka.Actor;

namespace Akka.Pattern;

/// <summary>What a back-off supervisor was told, checked.</summary>
internal sealed class BackoffSettings
{
    public BackoffSettings(
        Props childProps,
        string childName,
        TimeSpan minBackoff,
        TimeSpan maxBackoff,
        IBackoffReset? reset,
        double randomFactor,
        object? replyWhileStopped,
        Func<object, bool>? finalStopMessage)
    {
        ArgumentNullException.ThrowIfNull(childProps);
        ArgumentException.ThrowIfNullOrEmpty(childName);
        if (minBackoff <= TimeSpan.Zero)
        {
            throw new ArgumentException("The shortest delay must be above zero.", nameof(minBackoff));
        }

        if (maxBackoff < minBackoff)
        {
            throw new ArgumentException("The longest delay must not be below the shortest.", nameof(maxBackoff));
        }

        if (randomFactor is < 0.0 or > 1.0)
        {
            throw new ArgumentException("The random factor must be between 0.0 and 1.0.", nameof(randomFactor));
        }

        ChildProps = childProps;
        ChildName = childName;
        MinBackoff = minBackoff;
        MaxBackoff = maxBackoff;
        Reset = reset ?? new AutoReset(minBackoff);
        RandomFactor = randomFactor;
        ReplyWhileStopped = replyWhileStopped;
        FinalStopMessage = finalStopMessage;
    }

    public Props ChildProps { get; }

    public string ChildName { get; }

    public TimeSpan MinBackoff { get; }

    public TimeSpan MaxBackoff { get; }

    public IBackoffReset Reset { get; }

    public double RandomFactor { get; }

    public object? ReplyWhileStopped { get; }

    public Func<object, bool>? FinalStopMessage { get; }
}
