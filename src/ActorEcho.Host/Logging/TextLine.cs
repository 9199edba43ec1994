using System.Globalization;
using System.Text;
using ActorEcho.Logging;

namespace ActorEcho.Host.Logging;

/// <summary>A line for people: time in UTC, level, message. An exception follows on indented lines of its own.</summary>
internal static class TextLine
{
    public static byte[] Format(LogEntry entry)
    {
        var line = new StringBuilder(160)
            .Append(entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            .Append(CultureInfo.InvariantCulture, $" {entry.LevelName,-7} ")
            .Append(Escape.Text(entry.Text))
            .Append('\n');
        for (var cause = entry.Cause; cause is not null; cause = cause.InnerException)
        {
            line.Append("    ").Append(cause.GetType().Name).Append(": ").Append(Escape.Text(cause.Message)).Append('\n');
            foreach (var frame in (cause.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                line.Append("    ").Append(Escape.Text(frame.TrimEnd())).Append('\n');
            }
        }

        return Encoding.UTF8.GetBytes(line.ToString());
    }
}
