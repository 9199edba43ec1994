using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

public static class ActorSystemWithExtensions
{
    /// <summary>An extension that the system has already.</summary>
    /// <exception cref="ArgumentException">It has none of that type.</exception>
    public static T WithExtension<T>(this ActorSystem system)
        where T : class, IExtension =>
        system.TryGetExtension<T>(out var extension)
            ? extension
            : throw new ArgumentException($"{typeof(T)} is not registered with {system}.", nameof(system));

    /// <param name="system">The system that owns the extension.</param>
    /// <param name="extensionId">An <see cref="IExtensionId"/> with a constructor without parameters.</param>
    public static T WithExtension<T>(
        this ActorSystem system,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type extensionId)
        where T : class, IExtension =>
        system.TryGetExtension<T>(out var extension) ? extension : (T)system.RegisterExtension(Id(extensionId));

    public static T WithExtension<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TI>(this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId =>
        system.WithExtension<T>(typeof(TI));

    private static IExtensionId Id(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type) =>
        Activator.CreateInstance(type) as IExtensionId
        ?? throw new ArgumentException($"{type} is not an {nameof(IExtensionId)}.", nameof(type));
}
