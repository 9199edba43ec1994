using System.Collections;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Akka.Event;

namespace ActorEcho.Logging;

/// <summary>
/// A message with named values. As text it is the template with the values put in, escaped; as a list of pairs it is what structured
/// loggers take, with the template last, as Microsoft.Extensions.Logging has it.
/// </summary>
internal sealed class LogLine(string template, object?[] values)
    : LogMessage(DefaultLogMessageFormatter.Instance, template), IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string OriginalFormat = "{OriginalFormat}";

    private readonly object?[] _values = Array.ConvertAll(values, Name);
    private readonly string[] _names = [.. Holes(template).Select(h => template[(h.Start + 1)..h.End])];

    public int Count => _names.Length + 1;

    public KeyValuePair<string, object?> this[int index] =>
        index < _names.Length ? new(_names[index], _values[index]) : new(OriginalFormat, Format);

    public override IEnumerable<object> Parameters() => _values!;

    public override string Unformatted() => $"{Format} [{string.Join(", ", _values.Select(Text))}]";

    public override string ToString()
    {
        var text = new StringBuilder(Format.Length + 64);
        var end = 0;
        foreach (var (hole, value) in Holes(Format).Zip(_values))
        {
            text.Append(Format, end, hole.Start - end).Append(Text(value));
            end = hole.End + 1;
        }

        return text.Append(Format, end, Format.Length - end).ToString();
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The other end of a Unix-domain socket mostly has no name, which would be no text at all.
    public static object? Name(object? value) => value is UnixDomainSocketEndPoint end ? $"unix:{end}" : value;

    private static string Text(object? value) => Escape.Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    private static IEnumerable<(int Start, int End)> Holes(string template)
    {
        for (var start = template.IndexOf('{'); start >= 0; start = template.IndexOf('{', start + 1))
        {
            yield return (start, template.IndexOf('}', start));
        }
    }
}
