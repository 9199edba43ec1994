using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ActorEcho.Host.Logging;

/// <summary>A JSON object for programs: time, level, message, the message's values by their names, the source, the exception.</summary>
internal static class JsonLine
{
    // What the bridge adds to each entry and what has another place here.
    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal) { "Timestamp", "ThreadId", "{OriginalFormat}", "LogSource" };

    public static byte[] Format(LogEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", entry.Time);
            json.WriteString("level", entry.LevelName);
            json.WriteString("message", entry.Text);
            foreach (var (name, value) in entry.Properties.Where(p => !Apart.Contains(p.Key)))
            {
                WriteValue(json, name, value);
            }

            if (entry.Properties.FirstOrDefault(p => p.Key == "LogSource").Value is { } source)
            {
                json.WriteString("source", source.ToString());
            }

            if (entry.Cause is { } cause)
            {
                json.WriteString("error", cause.ToString());
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
