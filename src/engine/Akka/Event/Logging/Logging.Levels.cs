namespace Akka.Event;

public static partial class Logging
{
    /// <summary>Above every level: nothing is logged.</summary>
    internal const LogLevel Off = (LogLevel)int.MaxValue;

    private const string OffName = "OFF";

    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        Off => OffName,
        _ => throw UnknownLevel(logLevel.ToString(), nameof(logLevel)),
    };

    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw UnknownLevel(logLevel.ToString(), nameof(logLevel)),
    };

    /// <summary>The level that a name in the configuration means, in any case: DEBUG, INFO, WARNING, ERROR or OFF.</summary>
    /// <exception cref="ArgumentException">The name is none of these.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        OffName => Off,
        _ => throw UnknownLevel(logLevel, nameof(logLevel)),
    };

    /// <summary>The level of a class of log events.</summary>
    /// <exception cref="ArgumentException">The type is not one of the four event classes.</exception>
    public static LogLevel LogLevelFor<T>()
        where T : LogEvent =>
        Enum.GetValues<LogLevel>().Cast<LogLevel?>().FirstOrDefault(level => level!.Value.ClassFor() == typeof(T))
        ?? throw new ArgumentException($"{typeof(T)} is no class of log events; expected Debug, Info, Warning or Error.");

    private static ArgumentException UnknownLevel(string? name, string parameter) =>
        new($"Unknown log level '{name}'; expected DEBUG, INFO, WARNING, ERROR or OFF.", parameter);
}
