using Akka.Actor;

namespace Akka.Event;

public abstract class LogEvent : INoSerializationVerificationNeeded
{
    protected LogEvent()
    {
        Timestamp = TimeProvider.System.GetUtcNow().UtcDateTime;
        Thread = Thread.CurrentThread;
    }

    public DateTime Timestamp { get; }

    public Thread Thread { get; }

    public Exception? Cause { get; protected set; }

    public string LogSource { get; protected set; } = string.Empty;

    public Type LogClass { get; protected set; } = typeof(object);

    public object Message { get; protected set; } = string.Empty;

    public abstract LogLevel LogLevel();

    public override string ToString() => LogEventText.Render(this, null);
}
