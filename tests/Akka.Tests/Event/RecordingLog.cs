using Akka.Event;

namespace Akka.Tests.Event;

/// <summary>An adapter that keeps what it is told.</summary>
internal sealed class RecordingLog(LogLevel level) : LoggingAdapterBase(DefaultLogMessageFormatter.Instance)
{
    public List<(LogLevel Level, string Text, Exception? Cause)> Entries { get; } = [];

    public override bool IsDebugEnabled => level <= LogLevel.DebugLevel;

    public override bool IsInfoEnabled => level <= LogLevel.InfoLevel;

    public override bool IsWarningEnabled => level <= LogLevel.WarningLevel;

    public override bool IsErrorEnabled => level <= LogLevel.ErrorLevel;

    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) =>
        Entries.Add((logLevel, message.ToString()!, cause));
}
