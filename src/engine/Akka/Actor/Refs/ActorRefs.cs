namespace Akka.Actor;

public static class ActorRefs
{
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>The sender of a message that nobody sent.</summary>
    public static readonly IActorRef NoSender = null!;
}

/// <summary>The reference that stands for no actor; what it is told is lost.</summary>
public sealed class Nobody : MinimalActorRef
{
    public static readonly Nobody Instance = new();

    private Nobody()
    {
    }

    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems) / "Nobody";
}
