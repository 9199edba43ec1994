namespace Akka.Routing;

/// <summary>Has a router send to one more routee.</summary>
public sealed class AddRoutee : RouterManagementMessage
{
    public AddRoutee(Routee routee)
    {
        Routee = routee;
    }

    public Routee Routee { get; }
}
