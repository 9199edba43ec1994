namespace Akka.Event;

public class Info : LogEvent
{
    public Info(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    public Info(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}
