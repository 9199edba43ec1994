using Akka.Actor;

namespace Akka.Event;

/// <summary>A bus of events by type that knows the loggers on it and the level they are at.</summary>
public partial class LoggingBus : ActorEventBus<object, Type>
{
    private static readonly LogLevel[] AllLevels = Enum.GetValues<LogLevel>();

    private readonly Lock _loggersGate = new();
    private readonly List<IActorRef> _loggers = [];
    private volatile int _logLevel = (int)Logging.Off;

    public LoggingBus()
    {
    }

    public LogLevel LogLevel => (LogLevel)_logLevel;

    /// <summary>Subscribes every logger to the events of this level and above, and to no others.</summary>
    public virtual void SetLogLevel(LogLevel logLevel)
    {
        lock (_loggersGate)
        {
            foreach (var logger in _loggers)
            {
                SubscribeTo(logger, logLevel);
            }

            _logLevel = (int)logLevel;
        }
    }

    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    protected override Type GetClassifier(object @event) => @event.GetType();

    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    private void SubscribeTo(IActorRef logger, LogLevel logLevel)
    {
        foreach (var level in AllLevels)
        {
            _ = level >= logLevel ? Subscribe(logger, level.ClassFor()) : Unsubscribe(logger, level.ClassFor());
        }
    }

    private void AddLogger(IActorRef logger, LogLevel logLevel)
    {
        lock (_loggersGate)
        {
            SubscribeTo(logger, logLevel);
            _loggers.Add(logger);
            _logLevel = (int)logLevel;
        }
    }

    private void RemoveLogger(IActorRef logger)
    {
        lock (_loggersGate)
        {
            _loggers.Remove(logger);
            Unsubscribe(logger);
        }
    }
}
