using System.Globalization;
using System.Text;

namespace Akka.Event;

/// <summary>The line that a log event makes on a text sink.</summary>
internal static class LogEventText
{
    private const string ContinuationIndent = "    ";

    /// <param name="logEvent">The event.</param>
    /// <param name="expandedMessage">The message's text if a filter has made it already.</param>
    public static string Render(LogEvent logEvent, string? expandedMessage)
    {
        var text = new StringBuilder(128);
        text.Append('[').Append(logEvent.LogLevel().StringFor())
            .Append("][").Append(logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            .Append("][Thread ").Append(logEvent.Thread.ManagedThreadId.ToString("0000", CultureInfo.InvariantCulture))
            .Append("][");
        LogText.AppendEscaped(text, logEvent.LogSource);
        text.Append("] ");
        LogText.AppendEscaped(text, expandedMessage ?? MessageText(logEvent));
        if (logEvent.Cause is { } cause)
        {
            AppendCause(text, cause);
        }

        return text.ToString();
    }

    /// <summary>The message's text; a message that cannot be formatted is shown by its template and arguments instead.</summary>
    public static string MessageText(LogEvent logEvent)
    {
        try
        {
            return logEvent.Message?.ToString() ?? string.Empty;
        }
        catch (Exception e)
        {
            var what = logEvent.Message is LogMessage message ? message.Unformatted() : logEvent.Message.GetType().Name;
            return $"(malformed log message, {e.GetType().Name}) {what}";
        }
    }

    // A stack trace needs its line breaks. Every further line is indented, so that none of them can pass for an event of its own.
    private static void AppendCause(StringBuilder text, Exception cause)
    {
        foreach (var line in cause.ToString().AsSpan().EnumerateLines())
        {
            text.Append(Environment.NewLine).Append(ContinuationIndent);
            LogText.AppendEscaped(text, line);
        }
    }
}
