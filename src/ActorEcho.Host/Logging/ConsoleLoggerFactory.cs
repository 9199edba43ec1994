using Microsoft.Extensions.Logging;

namespace ActorEcho.Host.Logging;

/// <summary>
/// Writes log entries to standard output, a line each. Which levels come here is decided before, by <c>akka.loglevel</c>.
/// </summary>
internal sealed class ConsoleLoggerFactory(Stream output, LogFormat format) : ILoggerFactory
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new ConsoleLogger(this);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The console is the only place this logs to.");

    public void Warn(string text) => Write(new LogEntry(TimeProvider.System.GetUtcNow().UtcDateTime, LogLevel.Warning, text, [], null));

    public void Write(LogEntry entry)
    {
        var line = format == LogFormat.Json ? JsonLine.Format(entry) : TextLine.Format(entry);
        try
        {
            lock (_lock)
            {
                output.Write(line);
                output.Flush();
            }
        }
        catch (Exception nobodyReads) when (nobodyReads is IOException or UnauthorizedAccessException)
        {
            // Its reader has gone, or there never was one (a closed descriptor is the second); that is no reason to stop serving.
        }
    }

    public void Dispose() => output.Dispose();
}
