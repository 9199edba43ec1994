using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Gathers filters for an actor system's loggers.</summary>
public sealed class LogFilterBuilder
{
    private readonly List<LogFilterBase> _filters = [];

    public LogFilterBuilder()
    {
    }

    public LogFilterBuilder Add(LogFilterBase filter)
    {
        _filters.Add(filter);
        return this;
    }

    public LogFilterBuilder AddRange(IEnumerable<LogFilterBase> filters)
    {
        _filters.AddRange(filters);
        return this;
    }

    public LogFilterBuilder ExcludeSourceExactly(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase) =>
        Add(new ExactMatchLogSourceFilter(source, comparison));

    public LogFilterBuilder ExcludeSourceStartingWith(string sourceStart) =>
        Source(source => source.StartsWith(sourceStart, StringComparison.OrdinalIgnoreCase));

    public LogFilterBuilder ExcludeSourceEndingWith(string sourceEnd) =>
        Source(source => source.EndsWith(sourceEnd, StringComparison.OrdinalIgnoreCase));

    public LogFilterBuilder ExcludeSourceContaining(string sourcePart) =>
        Source(source => source.Contains(sourcePart, StringComparison.OrdinalIgnoreCase));

    public LogFilterBuilder ExcludeSourceRegex(Regex regex) => Add(new RegexLogSourceFilter(regex));

    public LogFilterBuilder ExcludeMessageContaining(string messagePart) =>
        Add(new TextLogFilter(LogFilterType.Content, text => text.Contains(messagePart, StringComparison.OrdinalIgnoreCase)));

    public LogFilterBuilder ExcludeMessageRegex(Regex regex) => Add(new RegexLogMessageFilter(regex));

    public LogFilterSetup Build() => new([.. _filters]);

    private LogFilterBuilder Source(Func<string, bool> drops) => Add(new TextLogFilter(LogFilterType.Source, drops));
}
