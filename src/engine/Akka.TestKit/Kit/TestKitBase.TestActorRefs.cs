using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor;

namespace Akka.TestKit;

// Actors that lie open to the test.
public abstract partial class TestKitBase
{
    /// <summary>Makes an actor on the calling thread's dispatcher, unless its props name one.</summary>
    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Constructors)] TActor>(Props props, IActorRef? supervisor, string? name = null)
        where TActor : ActorBase => new(Sys, props, supervisor, name);

    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Constructors)] TActor>(Props props, string? name = null)
        where TActor : ActorBase => new(Sys, props, null, name);

    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Constructors)] TActor>(
        Expression<Func<TActor>> factory, IActorRef? supervisor, string? name = null)
        where TActor : ActorBase => new(Sys, Props.Create(factory), supervisor, name);

    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Constructors)] TActor>(Expression<Func<TActor>> factory, string? name = null)
        where TActor : ActorBase => new(Sys, Props.Create(factory), null, name);

    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Constructors)] TActor>(IActorRef? supervisor, string? name = null)
        where TActor : ActorBase, new() => new(Sys, Props.Create<TActor>(), supervisor, name);

    public TestActorRef<TActor> ActorOfAsTestActorRef<[DynamicallyAccessedMembers(Constructors)] TActor>(string? name = null)
        where TActor : ActorBase, new() => new(Sys, Props.Create<TActor>(), null, name);
}
