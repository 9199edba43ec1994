using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Boot;
using Akka.Cells;
using Akka.Dispatch;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>A reference through which a test reaches the actor itself; made by the test kit's <c>ActorOfAsTestActorRef</c>.</summary>
public abstract class TestActorRefBase<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TActor>
    : IInternalActorRef, ISystemMember, ITestReference
    where TActor : ActorBase
{
    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null) =>
        InternalRef = InternalTestActorRef.Create(system, actorProps, supervisor, name);

    /// <summary>The actor.</summary>
    /// <exception cref="IllegalActorStateException">There is none: it has ended or could not be created; the message says why.</exception>
    public TActor UnderlyingActor => (TActor)InternalRef.Actor;

    public IActorRef Ref => InternalRef;

    public ActorPath Path => InternalRef.Path;

    IInternalActorRef IInternalActorRef.Parent => InternalRef.Parent;

    bool IInternalActorRef.IsTerminated => InternalRef.IsTerminated;

    bool IActorRefScope.IsLocal => true;

    LocalActorRef ITestReference.Local => InternalRef.Local;

    ActorSystemImpl ISystemMember.System => InternalRef.Local.Cell.SystemImpl;

    protected InternalTestActorRef InternalRef { get; }

    public static bool operator ==(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => TestActorRefBase.Same(testActorRef, actorRef);

    public static bool operator !=(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => !TestActorRefBase.Same(testActorRef, actorRef);

    public static bool operator ==(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => TestActorRefBase.Same(testActorRef, actorRef);

    public static bool operator !=(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => !TestActorRefBase.Same(testActorRef, actorRef);

    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef) => actorRef.InternalRef;

    /// <summary>Handles a message on the calling thread, past the mailbox; what the actor throws goes to the test.</summary>
    public void Receive(object message, IActorRef? sender = null) => InternalRef.Receive(message, sender);

    /// <summary>As <see cref="Receive"/>; ends when the handler has.</summary>
    public Task ReceiveAsync(object message, IActorRef? sender = null) => InternalRef.ReceiveAsync(message, sender);

    /// <summary>The actor watches another.</summary>
    public void Watch(IActorRef subject) => InternalRef.Watch(subject);

    public void Unwatch(IActorRef subject) => InternalRef.Unwatch(subject);

    public void Tell(object message, IActorRef? sender) => InternalRef.Tell(message, sender);

    public void Tell(object message) => ActorRefImplicitSenderExtensions.Tell(InternalRef, message);

    public void Forward(object message) => ActorRefImplicitSenderExtensions.Forward(InternalRef, message);

    public override string ToString() => InternalRef.ToString();

    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    public override int GetHashCode() => InternalRef.GetHashCode();

    public bool Equals(IActorRef? other) => InternalRef.Equals(other);

    public int CompareTo(object? obj) => InternalRef.CompareTo(obj);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => InternalRef.CompareTo(other);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => InternalRef.GetChild(name);

    void IInternalActorRef.Start() => InternalRef.Start();

    void IInternalActorRef.Stop() => InternalRef.Stop();

    void IInternalActorRef.Suspend() => InternalRef.Suspend();

    void IInternalActorRef.Resume(Exception? causedByFailure) => InternalRef.Resume(causedByFailure);

    void IInternalActorRef.Restart(Exception cause) => InternalRef.Restart(cause);

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => InternalRef.SendSystemMessage(message);
}

internal static class TestActorRefBase
{
    internal static bool Same(IActorRef? one, IActorRef? other) => one is null ? other is null : one.Equals(other);
}
