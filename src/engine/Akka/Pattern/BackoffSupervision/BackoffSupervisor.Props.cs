using Akka.Actor;

namespace Akka.Pattern;

public sealed partial class BackoffSupervisor
{
    /// <inheritdoc cref="Backoff.OnStop(Actor.Props, string, TimeSpan, TimeSpan, double)"/>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Props(Pattern.Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor));

    /// <inheritdoc cref="Backoff.OnStop(Actor.Props, string, TimeSpan, TimeSpan, double, int)"/>
    public static Props Props(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Props(Pattern.Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries));

    public static Props Props(BackoffOptions options) => options.Props;

    public static Props PropsWithSupervisorStrategy(
        Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy)
    {
        var settings = new BackoffSettings(childProps, childName, minBackoff, maxBackoff, null, randomFactor, null, null);
        return BackoffProducer.Props(settings, () => new BackoffSupervisor(settings, strategy));
    }
}
