using Microsoft.Extensions.Logging;

namespace ActorEcho.Host.Logging;

/// <summary>
/// Writes log entries to standard output, a line each, and never waits for whoever reads it. Which levels come here is decided before, by
/// <c>akka.loglevel</c>.
/// </summary>
internal sealed class ConsoleLoggerFactory : ILoggerFactory
{
    private readonly LogFormat _format;
    private readonly LineQueue _lines;

    public ConsoleLoggerFactory(Stream output, LogFormat format)
    {
        _format = format;
        _lines = new LineQueue(output, lost => Format(Warning($"{lost} lines of the log are lost, as nobody read them")));
    }

    public ILogger CreateLogger(string categoryName) => new ConsoleLogger(this);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The console is the only place this logs to.");

    public void Warn(string text) => Write(Warning(text));

    public void Write(LogEntry entry) => _lines.Add(Format(entry));

    public void Dispose() => _lines.Dispose();

    private static LogEntry Warning(string text) => new(TimeProvider.System.GetUtcNow().UtcDateTime, LogLevel.Warning, text, [], null);

    private byte[] Format(LogEntry entry) => _format == LogFormat.Json ? JsonLine.Format(entry) : TextLine.Format(entry);
}
