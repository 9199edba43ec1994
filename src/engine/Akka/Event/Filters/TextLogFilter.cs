namespace Akka.Event;

/// <summary>Drops the events whose source or formatted message satisfies a test.</summary>
internal sealed class TextLogFilter(LogFilterType type, Func<string, bool> drops) : LogFilterBase
{
    public override LogFilterType FilterType => type;

    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null)
    {
        var text = type == LogFilterType.Source ? content.LogSource : expandedMessage ?? LogEventText.MessageText(content);
        return drops(text) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
    }
}
