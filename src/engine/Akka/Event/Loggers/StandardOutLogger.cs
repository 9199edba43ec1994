using Akka.Util;

namespace Akka.Event;

/// <summary>Prints events on standard output, one line each, in the colour of their level if standard output is a terminal.</summary>
public class StandardOutLogger : MinimalLogger
{
    public StandardOutLogger()
    {
    }

    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    public static bool UseColors { get; set; } = true;

    protected override void Log(object message)
    {
        if (message is LogEvent logEvent)
        {
            Print(logEvent, Filter);
        }
    }

    internal static void Print(LogEvent logEvent, LogFilterEvaluator filter)
    {
        if (filter.ShouldTryKeepMessage(logEvent, out var text))
        {
            var line = LogEventText.Render(logEvent, text.Length == 0 ? null : text);
            StandardOutWriter.WriteLine(line, UseColors ? ColorOf(logEvent.LogLevel()) : null);
        }
    }

    private static ConsoleColor ColorOf(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };
}
