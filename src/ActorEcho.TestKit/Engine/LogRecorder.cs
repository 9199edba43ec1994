using Akka.Actor;
using Akka.Event;

namespace ActorEcho.TestKit.Engine;

/// <summary>Puts the log into the trace, and remembers why connections ended.</summary>
internal sealed class LogRecorder(Trace trace, Dictionary<string, CloseReason> ends) : ActorBase
{
    public const string Mark = "log ";

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(LogEvent));

    protected override bool Receive(object message)
    {
        if (message is not LogEvent line)
        {
            return false;
        }

        if (line.Message is IReadOnlyList<KeyValuePair<string, object?>> values && Value(values, "connection") is string connection && Value(values, "reason") is CloseReason reason)
        {
            ends[connection] = reason;
        }

        // Debug lines of the engine are about the engine.
        if (line.LogLevel() > LogLevel.DebugLevel || line.Message is IReadOnlyList<KeyValuePair<string, object?>>)
        {
            trace.Add($"{Mark}{Name(line.LogLevel())}: {line.Message}{(line.Cause is { } cause ? $" ({cause.GetType().Name}: {cause.Message})" : "")}");
        }

        return true;
    }

    private static object? Value(IReadOnlyList<KeyValuePair<string, object?>> values, string name) => values.FirstOrDefault(v => v.Key == name).Value;

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.ErrorLevel => "error",
        LogLevel.WarningLevel => "warning",
        LogLevel.InfoLevel => "info",
        _ => "debug",
    };
}
