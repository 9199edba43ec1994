using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Boot;

/// <summary>The extensions of a system, each made once however many ask for it at the same time.</summary>
internal sealed class ExtensionTable(ActorSystemImpl system)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _byType = new();

    internal object Register(IExtensionId id)
    {
        var entry = _byType.GetOrAdd(id.ExtensionType, _ => new Lazy<object>(() => id.CreateExtension(system)));
        try
        {
            return entry.Value;
        }
        catch
        {
            // A failed attempt must not stand in the way of the next.
            _byType.TryRemove(KeyValuePair.Create(id.ExtensionType, entry));
            throw;
        }
    }

    internal object? Get(Type type)
    {
        if (_byType.TryGetValue(type, out var exact))
        {
            return exact.Value;
        }

        return _byType.FirstOrDefault(pair => type.IsAssignableFrom(pair.Key)).Value?.Value;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "An extension that the configuration names is kept by the user who names it.")]
    internal void LoadConfigured()
    {
        foreach (var name in system.Settings.Config.GetStringList("akka.extensions") ?? [])
        {
            Register(Type.GetType(name) is { } type && Activator.CreateInstance(type) is IExtensionId id
                ? id
                : throw new ConfigurationException($"akka.extensions names '{name}'; expected the name of an ExtensionIdProvider with its assembly."));
        }
    }
}
