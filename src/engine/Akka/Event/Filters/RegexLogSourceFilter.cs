using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Drops the events whose source matches.</summary>
public sealed class RegexLogSourceFilter : LogFilterBase
{
    private readonly Regex _sourceRegex;

    public RegexLogSourceFilter(Regex sourceRegex)
    {
        _sourceRegex = sourceRegex;
    }

    public override LogFilterType FilterType => LogFilterType.Source;

    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        _sourceRegex.IsMatch(content.LogSource) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}
