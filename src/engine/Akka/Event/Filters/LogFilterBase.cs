using Akka.Actor;

namespace Akka.Event;

/// <summary>Decides whether loggers print an event. Called by several threads at once.</summary>
public abstract class LogFilterBase : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public abstract LogFilterType FilterType { get; }

    /// <param name="content">The event.</param>
    /// <param name="expandedMessage">The formatted message; null for a filter of the source.</param>
    public abstract LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null);
}
