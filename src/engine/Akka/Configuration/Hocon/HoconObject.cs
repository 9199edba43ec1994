using global::Hocon;

namespace Akka.Configuration.Hocon;

/// <summary>An object's keys and values.</summary>
public class HoconObject
{
    private readonly HoconMap _map;

    internal HoconObject(HoconMap map) => _map = map;

    /// <summary>The keys and values, a copy.</summary>
    public Dictionary<string, HoconValue> Items => _map.ToDictionary(pair => pair.Key, pair => new HoconValue(pair.Value), StringComparer.Ordinal);

    /// <summary>The keys and values as dictionaries, lists, strings and nulls.</summary>
    public IDictionary<string, object?> Unwrapped => _map.ToDictionary(pair => pair.Key, pair => Unwrap(pair.Value), StringComparer.Ordinal);

    /// <summary>The value of a key, or null when there is none.</summary>
    public HoconValue? GetKey(string key) => _map.TryGetValue(key, out var value) ? new HoconValue(value) : null;

    public override string ToString() => _map.Render(HoconRenderOptions.Hocon);

    private static object? Unwrap(HoconNode node) => node switch
    {
        HoconMap map => new HoconObject(map).Unwrapped,
        HoconList list => list.Select(Unwrap).ToList(),
        HoconScalar { Kind: HoconKind.Null } => null,
        _ => ((HoconScalar)node).Text,
    };
}
