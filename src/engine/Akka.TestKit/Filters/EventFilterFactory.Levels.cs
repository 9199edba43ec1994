using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

public partial class EventFilterFactory
{
    public IEventFilterApplier Error(Regex pattern, string? source = null) => ForLogLevel(LogLevel.ErrorLevel, pattern, source);

    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    public IEventFilterApplier Warning(Regex pattern, string? source = null) => ForLogLevel(LogLevel.WarningLevel, pattern, source);

    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    public IEventFilterApplier Info(Regex pattern, string? source = null) => ForLogLevel(LogLevel.InfoLevel, pattern, source);

    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    public IEventFilterApplier Debug(Regex pattern, string? source = null) => ForLogLevel(LogLevel.DebugLevel, pattern, source);

    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return ForLevel(logLevel, new RegexMatcher(pattern), source);
    }

    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLevel(logLevel, CreateMessageMatcher(message, start, contains), source);

    private IEventFilterApplier ForLevel(LogLevel logLevel, IStringMatcher message, string? source) => Apply(logLevel switch
    {
        LogLevel.ErrorLevel => new ErrorFilter(message, Source(source)),
        LogLevel.WarningLevel => new WarningFilter(message, Source(source)),
        LogLevel.InfoLevel => new InfoFilter(message, Source(source)),
        LogLevel.DebugLevel => new DebugFilter(message, Source(source)),
        _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "Events are logged at debug, info, warning or error level."),
    });
}
