using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>An actor that prints events on standard output, off the threads that log.</summary>
public class DefaultLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    public DefaultLogger()
    {
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized(), Self);
                return true;
            case LogEvent logEvent:
                Print(logEvent);
                return true;
            default:
                return false;
        }
    }

    protected virtual void Print(LogEvent logEvent) => StandardOutLogger.Print(logEvent, Context.System.Settings.LogFilter);
}
