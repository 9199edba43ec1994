using Microsoft.Extensions.Logging;

namespace ActorEcho.Host.Logging;

/// <summary>What is written, before it is decided how.</summary>
internal sealed record LogEntry(DateTime Time, LogLevel Level, string Text, IReadOnlyList<KeyValuePair<string, object?>> Properties, Exception? Cause)
{
    /// <summary>A level as both formats write it.</summary>
    public string LevelName => Level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
