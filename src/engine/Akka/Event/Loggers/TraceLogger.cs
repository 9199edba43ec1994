using Akka.Actor;
using Trace = System.Diagnostics.Trace;

namespace Akka.Event;

/// <summary>Writes events to the listeners of <see cref="System.Diagnostics.Trace"/>.</summary>
public class TraceLogger : UntypedActor
{
    public TraceLogger()
    {
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                Sender.Tell(new LoggerInitialized(), Self);
                break;
            case LogEvent logEvent when Context.System.Settings.LogFilter.ShouldTryKeepMessage(logEvent, out _):
                Write(logEvent.LogLevel(), logEvent.ToString());
                break;
            case LogEvent:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private static void Write(LogLevel level, string text)
    {
        switch (level)
        {
            case LogLevel.ErrorLevel:
                Trace.TraceError(text);
                break;
            case LogLevel.WarningLevel:
                Trace.TraceWarning(text);
                break;
            case LogLevel.InfoLevel:
                Trace.TraceInformation(text);
                break;
            default:
                Trace.WriteLine(text);
                break;
        }
    }
}
