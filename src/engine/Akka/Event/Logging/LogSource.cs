using Akka.Actor;

namespace Akka.Event;

/// <summary>Who writes a log entry: a name for people and a type for filters.</summary>
public readonly struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    public string Source { get; }

    public Type Type { get; }

    public static LogSource Create(object o) => o switch
    {
        IActorContext context => Create(context, context.System),
        ActorSystem system => Create(system, system),
        IActorRef actor => new LogSource(actor.Path.ToString()!, SourceType(o)),
        string text => new LogSource(text, SourceType(o)),
        Type type => new LogSource(Logging.SimpleName(type), type),
        _ => new LogSource(Logging.SimpleName(o), SourceType(o)),
    };

    public static LogSource Create(object o, ActorSystem system) => o switch
    {
        IActorContext context => new LogSource(FromActor(context, system), SourceType(context)),
        IActorRef actor => new LogSource(FromActorRef(actor, system), SourceType(actor)),
        string text => new LogSource(FromString(text, system), SourceType(text)),
        Type type => new LogSource(FromType(type, system), type),
        ActorSystem => new LogSource($"ActorSystem({system.Name})", typeof(ActorSystem)),
        _ => new LogSource(FromType(o.GetType(), system), SourceType(o)),
    };

    public static LogSource Create(string source, Type t) => new(source, t);

    public static Type SourceType(object o) => o switch
    {
        Type type => type,
        string => typeof(DummyClassForStringSources),
        IActorContext context => context.Props.Type,
        _ => o.GetType(),
    };

    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    public static string FromActorRef(IActorRef a, ActorSystem system) => a.Path.ToString()!;

    public static string FromString(string source, ActorSystem system) => $"{source}(akka://{system.Name})";

    public static string FromType(Type t, ActorSystem system) => FromString(Logging.SimpleName(t), system);
}
