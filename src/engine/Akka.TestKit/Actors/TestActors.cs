using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Takes everything and does nothing.</summary>
public class BlackHoleActor : ActorBase
{
    public BlackHoleActor()
    {
    }

    public static Props Props { get; } = Props.Create<BlackHoleActor>();

    protected override bool Receive(object message) => true;
}

/// <summary>Tells the test actor what it is told, and the sender too.</summary>
public class EchoActor : ReceiveActor
{
    /// <param name="echoBackToSenderAsWell">Whether the sender gets the message back, if it is not the test actor itself.</param>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true)
    {
        var testActor = testkit.TestActor;
        ReceiveAny(message =>
        {
            if (echoBackToSenderAsWell && !testActor.Equals(Sender))
            {
                Sender.Tell(message, ActorRefs.NoSender);
            }

            testActor.Tell(message, Sender);
        });
    }

    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}

/// <summary>Passes on what it is told, from the one who sent it.</summary>
public class ForwardActor : ReceiveActor
{
    public ForwardActor(IActorRef target) => ReceiveAny(target.Forward);

    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}

/// <summary>Answers with what it is told.</summary>
public class SimpleEchoActor : ReceiveActor
{
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message, ActorRefs.NoSender));

    public static Props Props() => Actor.Props.Create<SimpleEchoActor>();
}

/// <summary>Handles nothing.</summary>
public class UnhandledMessageActor : ReceiveActor
{
    public UnhandledMessageActor()
    {
    }
}
