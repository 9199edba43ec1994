using Akka.Actor;

namespace Akka.Routing;

/// <summary>Several routees as one: each of them receives the message.</summary>
public class SeveralRoutees : Routee
{
    private readonly Routee[] _routees;

    public SeveralRoutees(Routee[] routees)
    {
        _routees = routees;
    }

    public override void Send(object message, IActorRef? sender)
    {
        foreach (var routee in _routees)
        {
            routee.Send(message, sender);
        }
    }
}
