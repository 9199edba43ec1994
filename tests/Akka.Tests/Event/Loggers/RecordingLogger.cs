using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Event.Loggers;

/// <summary>A logger that the configuration names.</summary>
public sealed class RecordingLogger : UntypedActor
{
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                LoggedLines.Add(Context.System.Name, new Info("logger", typeof(RecordingLogger), $"runs on {Context.Dispatcher.Id}"));
                Sender.Tell(new LoggerInitialized());
                break;
            case LogEvent logEvent:
                LoggedLines.Add(Context.System.Name, logEvent);
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}

/// <summary>A logger that never says that it has begun.</summary>
public sealed class SilentLogger : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is LogEvent logEvent)
        {
            LoggedLines.Add(Context.System.Name, logEvent);
        }
    }
}

/// <summary>What prints while no other logger runs; it cannot know the system, so it keeps all there is.</summary>
public sealed class RecordingOutput : MinimalLogger
{
    protected override void Log(object message)
    {
        if (message is LogEvent logEvent && Filter.ShouldTryKeepMessage(logEvent, out _))
        {
            LoggedLines.Add(nameof(RecordingOutput), logEvent);
        }
    }
}

/// <summary>A formatter that shows that it was used.</summary>
public sealed class BracketFormatter : ILogMessageFormatter
{
    public string Format(string format, params object[] args) => $"<{format}|{string.Join(',', args)}>";

    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
