using ActorEcho.Shedding;
using Akka.Actor;

namespace ActorEcho;

/// <summary>Who sheds clients when they hold too much. It speaks to the listeners itself, and ends when they are drained.</summary>
public sealed partial class ServerSupervisor
{
    private const string OverloadName = "overload";

    private IActorRef _overload = ActorRefs.Nobody;

    /// <summary>The names of children that no listener can have.</summary>
    internal static IReadOnlyList<string> OwnNames { get; } = [OverloadName, ReadinessName];

    private IEnumerable<IActorRef> AllButOverload => Context.GetChildren().Where(c => !c.Equals(_overload));

    private void StartOverload() => _overload = Context.Watch(Context.ActorOf(Props.CreateBy(new Overload.Producer(_admission)), OverloadName));
}
