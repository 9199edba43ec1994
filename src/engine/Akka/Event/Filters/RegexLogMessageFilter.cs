using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Drops the events whose formatted message matches.</summary>
public sealed class RegexLogMessageFilter : LogFilterBase
{
    private readonly Regex _messageRegex;

    public RegexLogMessageFilter(Regex messageRegex)
    {
        _messageRegex = messageRegex;
    }

    public override LogFilterType FilterType => LogFilterType.Content;

    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        _messageRegex.IsMatch(expandedMessage ?? LogEventText.MessageText(content)) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}
