namespace Akka.Routing;

/// <summary>Adds routees to a pool, or removes some if the change is negative.</summary>
public sealed class AdjustPoolSize : RouterManagementMessage
{
    public AdjustPoolSize(int change)
    {
        Change = change;
    }

    public int Change { get; }
}
