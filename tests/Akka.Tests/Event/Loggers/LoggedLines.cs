using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Tests.Event.Loggers;

/// <summary>What the loggers of a test wrote, by the name of the actor system, which the test makes up.</summary>
internal static class LoggedLines
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<LogEvent>> _events = new();

    public static string NewSystem() => $"s{Guid.NewGuid():N}";

    public static ActorSystem Create(string name, string config) => ActorSystem.Create(name, ConfigurationFactory.ParseString($"""
        akka.loggers = ["{typeof(RecordingLogger).AssemblyQualifiedName}"]
        {config}
        """));

    public static void Add(string system, LogEvent logEvent) => Of(system).Enqueue(logEvent);

    public static ConcurrentQueue<LogEvent> Of(string system) => _events.GetOrAdd(system, _ => new());

    public static IEnumerable<string> Texts(string system) => Of(system).Select(LogEventText.MessageText);
}
