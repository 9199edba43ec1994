using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Boot;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>A test kit of its own in a system that is there already, and itself the reference to its test actor.</summary>
[SuppressMessage("Design", "CA1036", Justification = "References are compared by path; operators are not part of their contract.")]
public partial class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef, ISystemMember
{
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string? testProbeName = null)
        : base(assertions, system ?? throw new ArgumentNullException(nameof(system)), testProbeName)
    {
    }

    public IActorRef Ref => TestActor;

    /// <summary>Who sent the message received last.</summary>
    public IActorRef Sender => LastSender;

    ActorPath IActorRef.Path => TestActor.Path;

    IInternalActorRef IInternalActorRef.Parent => Inner.Parent;

    bool IInternalActorRef.IsTerminated => Inner.IsTerminated;

    bool IActorRefScope.IsLocal => true;

    ActorSystemImpl ISystemMember.System => (ActorSystemImpl)Sys;

    private IInternalActorRef Inner => (IInternalActorRef)TestActor;

    /// <summary>Sends from the probe, so that answers come to it.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Sends the message received last, from the one who sent it.</summary>
    public void Forward(IActorRef actor) => actor.Tell(LastMessage, Sender);

    /// <summary>Sends a message from the one who sent the message received last.</summary>
    public void Forward(IActorRef actor, object message) => actor.Tell(message, Sender);

    /// <summary>Answers the one who sent the message received last.</summary>
    public void Reply(object message) =>
        (Sender ?? throw new InvalidOperationException($"{this} has nobody to reply to: the message received last has no sender, or none was received."))
            .Tell(message, TestActor);

    /// <exception cref="NotSupportedException">Always: probes are made by the test kit.</exception>
    public override TestProbe CreateTestProbe(string? name = null) =>
        throw new NotSupportedException("A probe makes no further probes; ask the test kit for one.");

    public override string ToString() => TestActor.ToString()!;

    public override bool Equals(object? obj) => TestActor.Equals(obj);

    public override int GetHashCode() => TestActor.GetHashCode();

    public int CompareTo(object? obj) => TestActor.CompareTo(obj);

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => TestActor.Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => TestActor.CompareTo(other);

    void ICanTell.Tell(object message, IActorRef? sender) => TestActor.Tell(message, sender);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => Inner.GetChild(name);

    void IInternalActorRef.Start() => Inner.Start();

    void IInternalActorRef.Stop() => Inner.Stop();

    void IInternalActorRef.Suspend() => Inner.Suspend();

    void IInternalActorRef.Resume(Exception? causedByFailure) => Inner.Resume(causedByFailure);

    void IInternalActorRef.Restart(Exception cause) => Inner.Restart(cause);

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => Inner.SendSystemMessage(message);
}
