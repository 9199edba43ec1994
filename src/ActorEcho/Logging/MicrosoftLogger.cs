using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;

namespace ActorEcho.Logging;

/// <summary>
/// An Akka logger that forwards events to Microsoft.Extensions.Logging. The category is the full name of the class that logs, so
/// there are as many as classes, not as actors; the actor's path is the property <c>LogSource</c> of the entry. Which levels
/// arrive is set by <c>akka.loglevel</c> first and by the factory's own filters then. <see cref="MicrosoftLogging"/> names the factory;
/// until it does, up to 1000 events are kept, the latest ones.
/// </summary>
public sealed class MicrosoftLogger : UntypedActor, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private const int MostWaiting = 1000;

    private readonly Dictionary<Type, ILogger> _loggers = [];
    private readonly Queue<LogEvent> _waiting = new();
    private readonly LogFilterEvaluator _filter = Context.System.Settings.LogFilter;
    private ILoggerFactory? _factory;

    /// <summary>The configuration that makes this the only logger, to lie over an application's own.</summary>
    public static string Config
    {
        [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(MicrosoftLogger))]
        get => $"akka.loggers = [\"{typeof(MicrosoftLogger).FullName}, {typeof(MicrosoftLogger).Assembly.GetName().Name}\"]";
    }

    /// <inheritdoc />
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                _ = MicrosoftLogging.Get(Context.System).Factory.PipeTo(Self);
                Sender.Tell(new LoggerInitialized());
                break;
            case ILoggerFactory factory:
                Begin(factory);
                break;
            case LogEvent logEvent when _factory is null:
                Keep(logEvent);
                break;
            case LogEvent logEvent:
                Write(logEvent, _factory);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc />
    protected override void PostStop()
    {
        // The system may end before the factory has come by message, though it was named.
        if (_factory is null && MicrosoftLogging.Get(Context.System).NamedFactory is { } factory)
        {
            Begin(factory);
        }
    }

    private static Microsoft.Extensions.Logging.LogLevel LevelOf(LogEvent logEvent) => logEvent.LogLevel() switch
    {
        Akka.Event.LogLevel.DebugLevel => Microsoft.Extensions.Logging.LogLevel.Debug,
        Akka.Event.LogLevel.InfoLevel => Microsoft.Extensions.Logging.LogLevel.Information,
        Akka.Event.LogLevel.WarningLevel => Microsoft.Extensions.Logging.LogLevel.Warning,
        _ => Microsoft.Extensions.Logging.LogLevel.Error,
    };

    private void Begin(ILoggerFactory factory)
    {
        _factory = factory;
        while (_waiting.TryDequeue(out var logEvent))
        {
            Write(logEvent, factory);
        }
    }

    private void Keep(LogEvent logEvent)
    {
        if (_waiting.Count == MostWaiting)
        {
            _waiting.Dequeue();
        }

        _waiting.Enqueue(logEvent);
    }

    private void Write(LogEvent logEvent, ILoggerFactory factory)
    {
        if (!_filter.ShouldTryKeepMessage(logEvent, out var text))
        {
            return;
        }

        if (!_loggers.TryGetValue(logEvent.LogClass, out var logger))
        {
            _loggers[logEvent.LogClass] = logger = factory.CreateLogger(logEvent.LogClass.FullName ?? logEvent.LogClass.Name);
        }

        var level = LevelOf(logEvent);
        if (logger.IsEnabled(level))
        {
            logger.Log(level, default, new MicrosoftLogState(logEvent, text), logEvent.Cause, static (state, _) => state.ToString());
        }
    }
}
