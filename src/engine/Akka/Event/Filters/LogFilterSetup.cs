using Akka.Actor.Setup;

namespace Akka.Event;

/// <summary>Hands log filters to an actor system when it is created.</summary>
public sealed class LogFilterSetup : Setup
{
    public LogFilterSetup(LogFilterBase[] filters)
    {
        Filters = filters;
    }

    public LogFilterBase[] Filters { get; }

    public LogFilterEvaluator CreateEvaluator() => new(Filters);
}
