namespace Akka.Routing;

/// <summary>A message to the router itself; it is not routed.</summary>
public abstract class RouterManagementMessage
{
    protected RouterManagementMessage()
    {
    }
}
