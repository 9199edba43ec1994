using System.Collections;

namespace Hocon;

/// <summary>An array.</summary>
public sealed class HoconList : HoconNode, IReadOnlyList<HoconNode>, IEquatable<HoconList>
{
    private readonly HoconNode[] _items;

    internal HoconList(HoconNode[] items, HoconOrigin origin)
        : base(origin)
    {
        _items = items;
        Weight = items.Aggregate(1L, (sum, item) => Weights.Add(sum, item.Weight));
        Depth = 1 + items.Select(item => item.Depth).DefaultIfEmpty(0).Max();
    }

    /// <inheritdoc/>
    public override HoconKind Kind => HoconKind.List;

    /// <summary>The number of elements.</summary>
    public int Count => _items.Length;

    internal override long Weight { get; }

    internal override int Depth { get; }

    /// <summary>An element.</summary>
    /// <param name="index">From 0.</param>
    public HoconNode this[int index] => _items[index];

    /// <summary>An array of these values.</summary>
    /// <param name="items">The elements.</param>
    /// <param name="origin">Where it came from.</param>
    public static HoconList Of(IEnumerable<HoconNode> items, HoconOrigin origin) => new([.. items], origin);

    /// <inheritdoc/>
    public IEnumerator<HoconNode> GetEnumerator() => ((IEnumerable<HoconNode>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(HoconList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HoconList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    private protected override HoconNode Copy(IReadOnlyList<string> comments) => new HoconList(_items, Origin) { Comments = comments };
}
