using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.TestKit;

public partial class TestProbe
{
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors;

    /// <summary>Makes a child of the probe, which supervises it.</summary>
    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Constructors)] T>(
        string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create<T>(), name, supervisorStrategy, cancellationToken);

    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Constructors)] T>(string name, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create<T>(), name, cancellationToken);

    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Constructors)] T>(
        SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create<T>(), supervisorStrategy, cancellationToken);

    public IActorRef ChildActorOf<[DynamicallyAccessedMembers(Constructors)] T>(CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOf(Props.Create<T>(), cancellationToken);

    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Constructors)] T>(
        string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create<T>(), name, supervisorStrategy, cancellationToken);

    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Constructors)] T>(string name, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create<T>(), name, cancellationToken);

    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Constructors)] T>(
        SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create<T>(), supervisorStrategy, cancellationToken);

    public Task<IActorRef> ChildActorOfAsync<[DynamicallyAccessedMembers(Constructors)] T>(CancellationToken cancellationToken = default)
        where T : ActorBase => ChildActorOfAsync(Props.Create<T>(), cancellationToken);
}
