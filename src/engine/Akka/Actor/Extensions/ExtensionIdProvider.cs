namespace Akka.Actor;

public abstract class ExtensionIdProvider<T> : IExtensionId<T>
    where T : class, IExtension
{
    public Type ExtensionType => typeof(T);

    /// <summary>The system's instance, which this makes on the first call.</summary>
    public T Apply(ActorSystem system) => (T)system.RegisterExtension(this);

    public T Get(ActorSystem system) => (T)system.GetExtension(this);

    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    object IExtensionId.Get(ActorSystem system) => Get(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);

    /// <summary>Two ids of the same class are the same extension.</summary>
    public override bool Equals(object? obj) => obj is not null && obj.GetType() == GetType();

    public override int GetHashCode() => GetType().GetHashCode();
}
