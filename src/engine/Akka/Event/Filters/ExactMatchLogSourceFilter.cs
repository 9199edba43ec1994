namespace Akka.Event;

/// <summary>Drops the events of one source.</summary>
public sealed class ExactMatchLogSourceFilter : LogFilterBase
{
    private readonly string _source;
    private readonly StringComparison _comparison;

    public ExactMatchLogSourceFilter(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        _source = source;
        _comparison = comparison;
    }

    public override LogFilterType FilterType => LogFilterType.Source;

    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        string.Equals(content.LogSource, _source, _comparison) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}
