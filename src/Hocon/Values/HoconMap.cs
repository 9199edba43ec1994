using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Hocon;

/// <summary>An object. Its keys keep the order in which they were first written.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named as the value it is, like its siblings.")]
public sealed class HoconMap : HoconNode, IReadOnlyDictionary<string, HoconNode>, IEquatable<HoconMap>
{
    private readonly OrderedDictionary<string, HoconNode> _fields;
    private readonly bool _covers;

    internal HoconMap(OrderedDictionary<string, HoconNode> fields, HoconOrigin origin, bool covers = false)
        : base(origin)
    {
        _covers = covers;
        _fields = fields;
        Weight = fields.Values.Aggregate(1L, (sum, value) => Weights.Add(sum, value.Weight));
        Depth = 1 + fields.Values.Select(value => value.Depth).DefaultIfEmpty(0).Max();
    }

    /// <summary>An object without keys.</summary>
    public static HoconMap Empty { get; } = Of([], HoconOrigin.Of("empty"));

    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.Map;

    /// <summary>The number of keys.</summary>
    public int Count => _fields.Count;

    /// <summary>The keys in order, without quotes.</summary>
    public IEnumerable<string> Keys => _fields.Keys;

    /// <summary>The values in the order of their keys.</summary>
    public IEnumerable<HoconNode> Values => _fields.Values;

    internal override long Weight { get; }

    internal override int Depth { get; }

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key itself, not a path.</param>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public HoconNode this[string key] => _fields[key];

    /// <summary>An object of these fields; the last value of a repeated key counts.</summary>
    /// <param name="fields">Keys, taken literally, and their values.</param>
    /// <param name="origin">Where it came from.</param>
    public static HoconMap Of(IEnumerable<KeyValuePair<string, HoconNode>> fields, HoconOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var copy = new OrderedDictionary<string, HoconNode>(StringComparer.Ordinal);
        foreach (var (key, value) in fields)
            copy[key] = value;
        return new HoconMap(copy, origin);
    }

    /// <summary>The value at a path, or null when there is none.</summary>
    /// <param name="path">The path from this object.</param>
    public HoconNode? Find(HoconPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        HoconNode? node = this;
        foreach (var key in path.Keys)
            node = node is HoconMap map ? map._fields.GetValueOrDefault(key) : null;
        return node;
    }

    /// <summary>The value at a path expression, or null when there is none.</summary>
    /// <param name="path">For example <c>akka.loglevel</c>.</param>
    public HoconNode? Find(string path) => Find(HoconPath.Parse(path));

    /// <summary>
    /// Every value that has nothing below it in the tree, with its path: strings, numbers, booleans, nulls, arrays and empty objects.
    /// </summary>
    public IEnumerable<HoconLeaf> Leaves() => Leaves(null);

    /// <summary>This object over another: keys of both are merged, and where only one side is an object this one's value counts.</summary>
    /// <param name="fallback">The object below.</param>
    public HoconMap WithFallback(HoconMap fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        if (_covers || ReferenceEquals(this, fallback) || (fallback.Count == 0 && !fallback._covers))
            return this;
        if (Count == 0)
            return fallback;
        var merged = new OrderedDictionary<string, HoconNode>(fallback._fields, StringComparer.Ordinal);
        foreach (var (key, value) in _fields)
            merged[key] = merged.TryGetValue(key, out var below) ? value.WithFallback(below) : value;
        return new HoconMap(merged, Origin, fallback._covers) { Comments = Comments.Count > 0 ? Comments : fallback.Comments };
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _fields.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out HoconNode value) => _fields.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, HoconNode>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(HoconMap? other) =>
        other is not null && Count == other.Count && this.All(field => other.TryGetValue(field.Key, out var value) && field.Value.Equals(value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HoconMap);

    /// <inheritdoc/>
    public override int GetHashCode() => _fields.Aggregate(0, (sum, field) => sum ^ HashCode.Combine(field.Key, field.Value));

    /// <summary>The same object over something that is none: nothing further below can be seen through it.</summary>
    internal HoconMap Covering() => _covers ? this : new HoconMap(_fields, Origin, covers: true) { Comments = Comments };

    /// <summary>This object over another, once: what comes of it is an object like any other.</summary>
    internal HoconMap Over(HoconMap lower)
    {
        var merged = new OrderedDictionary<string, HoconNode>(lower._fields, StringComparer.Ordinal);
        foreach (var (key, value) in _fields)
            merged[key] = value is HoconMap map && merged.GetValueOrDefault(key) is HoconMap below ? map.Over(below) : value;
        return new HoconMap(merged, Origin) { Comments = Comments };
    }

    private protected override HoconNode Copy(IReadOnlyList<string> comments) => new HoconMap(_fields, Origin, _covers) { Comments = comments };

    private IEnumerable<HoconLeaf> Leaves(HoconPath? prefix)
    {
        foreach (var (key, value) in _fields)
        {
            var path = prefix?.Child(key) ?? HoconPath.Of(key);
            if (value is HoconMap { Count: > 0 } map)
            {
                foreach (var leaf in map.Leaves(path))
                    yield return leaf;
            }
            else
                yield return new HoconLeaf(path, value);
        }
    }
}
