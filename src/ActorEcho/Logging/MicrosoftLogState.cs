using System.Collections;
using Akka.Event;

namespace ActorEcho.Logging;

/// <summary>An entry's properties: the arguments of its template by their names or their place, where it comes from, and the template itself last.</summary>
internal sealed class MicrosoftLogState : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string OriginalFormat = "{OriginalFormat}";

    private readonly List<KeyValuePair<string, object?>> _properties = [];
    private readonly string _text;

    /// <param name="logEvent">The event.</param>
    /// <param name="expandedMessage">The formatted message if a filter has made it already, else empty.</param>
    public MicrosoftLogState(LogEvent logEvent, string expandedMessage)
    {
        _text = expandedMessage.Length != 0 ? expandedMessage : TextOf(logEvent);
        if (logEvent.Message is LogLine line)
        {
            _properties.AddRange(line.Take(line.Count - 1));
        }
        else if (logEvent.Message is LogMessage template)
        {
            foreach (var argument in template.Parameters())
            {
                Add($"Arg{_properties.Count}", argument);
            }
        }

        Add("LogSource", logEvent.LogSource);
        Add("Timestamp", logEvent.Timestamp);
        Add("ThreadId", logEvent.Thread.ManagedThreadId);
        Add(OriginalFormat, logEvent.Message is LogMessage message ? message.Format : _text);
    }

    public int Count => _properties.Count;

    public KeyValuePair<string, object?> this[int index] => _properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text;

    private static string TextOf(LogEvent logEvent)
    {
        try
        {
            return logEvent.Message.ToString() ?? string.Empty;
        }
        catch (FormatException) when (logEvent.Message is LogMessage malformed)
        {
            return malformed.Unformatted();
        }
    }

    private void Add(string name, object? value) => _properties.Add(KeyValuePair.Create(name, value));
}
