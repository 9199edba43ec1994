using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The reference to an actor that runs on the thread of the test and lies open to it.</summary>
public class TestActorRef<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TActor> : TestActorRefBase<TActor>
    where TActor : ActorBase
{
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null)
        : base(system, actorProps, supervisor, name)
    {
    }

    public static bool operator ==(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => TestActorRefBase.Same(testActorRef, actorRef);

    public static bool operator !=(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => !TestActorRefBase.Same(testActorRef, actorRef);

    public static bool operator ==(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => TestActorRefBase.Same(testActorRef, actorRef);

    public static bool operator !=(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => !TestActorRefBase.Same(testActorRef, actorRef);

    public override bool Equals(object? obj) => base.Equals(obj);

    public override int GetHashCode() => base.GetHashCode();
}
