using Akka.Event;

namespace ActorEcho.Logging;

internal static class LogWriting
{
    /// <summary>Logs a line with named values: <c>log.Write(level, cause, "{count} connections left", count)</c>. Ask <see cref="ILoggingAdapter.IsEnabled"/> first where it is hot.</summary>
    public static void Write(this ILoggingAdapter log, LogLevel level, Exception? cause, string template, params object?[] values)
    {
        if (log.IsEnabled(level))
        {
            log.Log(level, cause!, new LogLine(template, values));
        }
    }
}
