namespace Akka.Routing;

/// <summary>Has a pool ask its resizer for its size.</summary>
public class Resize : RouterManagementMessage
{
}
