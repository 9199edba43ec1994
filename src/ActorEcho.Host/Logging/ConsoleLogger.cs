using Microsoft.Extensions.Logging;

namespace ActorEcho.Host.Logging;

internal sealed class ConsoleLogger(ConsoleLoggerFactory factory) : ILogger
{
    private const string Timestamp = "Timestamp";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var properties = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        var time = properties.FirstOrDefault(p => p.Key == Timestamp).Value is DateTime logged ? logged.ToUniversalTime() : TimeProvider.System.GetUtcNow().UtcDateTime;
        factory.Write(new LogEntry(time, logLevel, formatter(state, exception), properties, exception));
    }
}
