using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Stands where no message came.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    public static NullMessageEnvelope Instance = new();

    private NullMessageEnvelope()
    {
    }

    public override object Message => null!;

    public override IActorRef Sender => null!;

    public override string ToString() => "no message";
}
