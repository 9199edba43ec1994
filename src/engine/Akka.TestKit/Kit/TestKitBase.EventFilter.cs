using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects or mutes log events of the system.</summary>
    public EventFilterFactory EventFilter => new(this);

    /// <summary>Expects or mutes log events of another system, whose <c>akka.loggers</c> must name the <see cref="TestEventListener"/>.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);
}
