using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Akka.Actor;

namespace Akka.TestKit;

// State machines that lie open to the test.
public abstract partial class TestKitBase
{
    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<[DynamicallyAccessedMembers(Constructors)] TFsmActor, TState, TData>(
        Props props, IActorRef? supervisor, string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>
        where TState : notnull => new(Sys, props, supervisor, name, withLogging);

    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<[DynamicallyAccessedMembers(Constructors)] TFsmActor, TState, TData>(
        Props props, string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>
        where TState : notnull => new(Sys, props, null, name, withLogging);

    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<[DynamicallyAccessedMembers(Constructors)] TFsmActor, TState, TData>(
        Expression<Func<TFsmActor>> factory, IActorRef? supervisor, string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>
        where TState : notnull => new(Sys, Props.Create(factory), supervisor, name, withLogging);

    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<[DynamicallyAccessedMembers(Constructors)] TFsmActor, TState, TData>(
        Expression<Func<TFsmActor>> factory, string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>
        where TState : notnull => new(Sys, Props.Create(factory), null, name, withLogging);

    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<[DynamicallyAccessedMembers(Constructors)] TFsmActor, TState, TData>(
        IActorRef? supervisor, string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>, new()
        where TState : notnull => new(Sys, Props.Create<TFsmActor>(), supervisor, name, withLogging);

    public TestFSMRef<TFsmActor, TState, TData> ActorOfAsTestFSMRef<[DynamicallyAccessedMembers(Constructors)] TFsmActor, TState, TData>(
        string? name = null, bool withLogging = false)
        where TFsmActor : FSM<TState, TData>, new()
        where TState : notnull => new(Sys, Props.Create<TFsmActor>(), null, name, withLogging);
}
