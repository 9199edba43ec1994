namespace Akka;

/// <summary>Says that something has completed and has no other value.</summary>
public sealed class Done
{
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
