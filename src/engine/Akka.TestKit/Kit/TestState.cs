using Akka.Actor;
using Akka.TestKit.Receiving;

namespace Akka.TestKit.Kit;

/// <summary>What one test kit or probe knows about the course of its test.</summary>
internal sealed class TestState(ActorSystem system, ITestKitAssertions assertions, TestKitSettings settings)
{
    internal ActorSystem System { get; } = system;

    internal ITestKitAssertions Assertions { get; } = assertions;

    internal TestKitSettings Settings { get; } = settings;

    internal TestInbox Inbox { get; } = new();

    internal IActorRef TestActor { get; set; } = ActorRefs.Nobody;

    /// <summary>On the clock of <see cref="TestKitBase.Now"/>, when the innermost Within ends.</summary>
    internal TimeSpan? End { get; set; }

    /// <summary>The last expectation was that nothing comes, which takes all the time there is.</summary>
    internal bool LastWasNoMsg { get; set; }

    internal MessageEnvelope LastMessage { get; set; } = NullMessageEnvelope.Instance;
}
