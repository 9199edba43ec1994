namespace Akka.Event;

/// <summary>Asks filters about events: those of the source first, since they do not need the message formatted.</summary>
public class LogFilterEvaluator
{
    public static readonly LogFilterEvaluator NoFilters = new([]);

    private readonly LogFilterBase[] _sourceFilters;
    private readonly LogFilterBase[] _contentFilters;

    public LogFilterEvaluator(LogFilterBase[] filters)
    {
        _sourceFilters = Array.FindAll(filters, filter => filter.FilterType == LogFilterType.Source);
        _contentFilters = Array.FindAll(filters, filter => filter.FilterType == LogFilterType.Content);
    }

    public bool EvaluatesLogSourcesOnly => _contentFilters.Length == 0;

    /// <param name="evt">The event.</param>
    /// <param name="expandedLogMessage">The formatted message if it had to be made, else empty.</param>
    /// <returns>False if any filter drops the event.</returns>
    public virtual bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
    {
        expandedLogMessage = string.Empty;
        if (Drops(_sourceFilters, evt, null))
        {
            return false;
        }

        if (EvaluatesLogSourcesOnly)
        {
            return true;
        }

        expandedLogMessage = LogEventText.MessageText(evt);
        return !Drops(_contentFilters, evt, expandedLogMessage);
    }

    private static bool Drops(LogFilterBase[] filters, LogEvent evt, string? text)
    {
        foreach (var filter in filters)
        {
            if (filter.ShouldKeepMessage(evt, text) == LogFilterDecision.Drop)
            {
                return true;
            }
        }

        return false;
    }
}
