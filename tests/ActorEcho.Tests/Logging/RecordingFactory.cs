using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ActorEcho.Tests.Logging;

/// <summary>A factory whose loggers keep what they are told, from a level on.</summary>
internal sealed class RecordingFactory(LogLevel level = LogLevel.Trace) : ILoggerFactory
{
    public ConcurrentQueue<Entry> Entries { get; } = new();

    public sealed record Entry(
        string Category, LogLevel Level, string Text, Exception? Exception, IReadOnlyDictionary<string, object?> Properties);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, level);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Logger(RecordingFactory factory, string category, LogLevel lowest) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var properties = ((IReadOnlyList<KeyValuePair<string, object?>>)state!).ToDictionary(pair => pair.Key, pair => pair.Value);
            factory.Entries.Enqueue(new Entry(category, logLevel, formatter(state, exception), exception, properties));
        }
    }
}
