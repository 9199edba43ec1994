namespace Akka.Routing;

/// <summary>Asks a router for its routees; it answers <see cref="Routees"/>.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    public GetRoutees()
    {
    }

    public static GetRoutees Instance { get; } = new();
}
