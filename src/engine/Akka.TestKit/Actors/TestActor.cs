using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>What a test actor is told about itself; everything else waits for the test.</summary>
public static class TestActor
{
    /// <returns>Whether the message is dropped unseen.</returns>
    public delegate bool Ignore(object message);

    public static AutoPilot KeepRunning => AutoPilot.KeepRunning;

    public static AutoPilot NoAutoPilot => AutoPilot.NoAutoPilot;

    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>From here on messages are dropped for which the function says so; null: none is.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        public SetIgnore(Ignore? ignore) => Ignore = ignore!;

        public Ignore Ignore { get; }
    }

    /// <summary>The test actor watches an actor, and answers with it when it does.</summary>
    public class Watch : INoSerializationVerificationNeeded
    {
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        public IActorRef Actor { get; }
    }

    /// <summary>The test actor stops watching an actor, and answers with it when it has.</summary>
    public class Unwatch : INoSerializationVerificationNeeded
    {
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        public IActorRef Actor { get; }
    }

    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        public AutoPilot AutoPilot { get; }
    }

    /// <summary>The test actor makes a child, and answers with its reference.</summary>
    public class Spawn : INoSerializationVerificationNeeded
    {
        public readonly Props _props;
        public readonly Option<string> _name;
        public readonly Option<SupervisorStrategy> _supervisorStrategy;

        public Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy)
        {
            _props = props;
            _name = name;
            _supervisorStrategy = supervisorStrategy;
        }

        public IActorRef Apply(IActorRefFactory context) =>
            context.ActorOf(_props, _name.HasValue ? _name.Value : null);
    }
}
