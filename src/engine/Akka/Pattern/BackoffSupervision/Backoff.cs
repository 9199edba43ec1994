using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Ways to start a child again after growing delays.</summary>
public static class Backoff
{
    /// <summary>Starts the child again when it has failed.</summary>
    /// <param name="childProps">Makes the child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first delay; above zero.</param>
    /// <param name="maxBackoff">The longest delay, the random share aside.</param>
    /// <param name="randomFactor">Up to which share, 0 to 1, a delay is lengthened, so that many children do not come back at once.</param>
    public static BackoffOptions OnFailure(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Options(true, childProps, childName, minBackoff, maxBackoff, randomFactor);

    /// <inheritdoc cref="OnFailure(Props, string, TimeSpan, TimeSpan, double)"/>
    public static BackoffOptions OnFailure(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Options(true, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>Starts the child again when it has stopped.</summary>
    /// <param name="childProps">Makes the child.</param>
    /// <param name="childName">The child's name.</param>
    /// <param name="minBackoff">The first delay; above zero.</param>
    /// <param name="maxBackoff">The longest delay, the random share aside.</param>
    /// <param name="randomFactor">Up to which share, 0 to 1, a delay is lengthened, so that many children do not come back at once.</param>
    public static BackoffOptions OnStop(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Options(false, childProps, childName, minBackoff, maxBackoff, randomFactor);

    /// <inheritdoc cref="OnStop(Props, string, TimeSpan, TimeSpan, double)"/>
    public static BackoffOptions OnStop(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Options(false, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    private static BackoffOptionsImpl Options(
        bool onFailure, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) => new()
        {
            OnFailure = onFailure,
            ChildProps = childProps,
            ChildName = childName,
            MinBackoff = minBackoff,
            MaxBackoff = maxBackoff,
            RandomFactor = randomFactor,
        };
}
