namespace Akka.Routing;

/// <summary>Has a router send to a routee no more. A routee that the router made is stopped once it has handled what it was sent.</summary>
public sealed class RemoveRoutee : RouterManagementMessage
{
    public RemoveRoutee(Routee routee)
    {
        Routee = routee;
    }

    public Routee Routee { get; }
}
