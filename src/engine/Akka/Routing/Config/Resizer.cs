namespace Akka.Routing;

/// <summary>Decides how many routees a pool has.</summary>
public abstract class Resizer
{
    protected Resizer()
    {
    }

    /// <summary>The resizer that a deployment section asks for, or null.</summary>
    public static Resizer? FromConfig(Configuration.Config parentConfig) =>
        parentConfig.GetBoolean("resizer.enabled") ? DefaultResizer.FromConfig(parentConfig.GetConfig("resizer")) : null;

    /// <summary>Called for each message with the number of those before it; true has the router resize.</summary>
    public abstract bool IsTimeForResize(long messageCounter);

    /// <returns>How many routees to add, or, below zero, to remove.</returns>
    public abstract int Resize(IEnumerable<Routee> currentRoutees);
}
