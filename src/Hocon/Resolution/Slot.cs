namespace Hocon.Resolution;

/// <summary>A place in the document, as a path leads to it: its assignments from all sources, oldest first.</summary>
internal sealed class Slot
{
    private Dictionary<string, Slot>? _children;
    private Dictionary<int, Slot>? _below;

    public List<Layer> Layers { get; private init; } = [];

    public bool Evaluating { get; set; }

    public Outcome? Result { get; set; }

    /// <summary>This place as it was before its assignment at an index.</summary>
    public Slot Below(int count)
    {
        if (count == Layers.Count)
            return this;
        _below ??= [];
        if (!_below.TryGetValue(count, out var slot))
            _below.Add(count, slot = new Slot { Layers = Layers.GetRange(0, count) });
        return slot;
    }

    /// <summary>The index up to which layers may be used while a layer of this place is being resolved.</summary>
    public int Visible(Layer? within = null)
    {
        var visible = Layers.Count;
        foreach (var layer in Layers)
        {
            if (layer.Active && layer.LookBack < visible && (within is null || within.IsWithin(layer)))
                visible = layer.LookBack;
        }

        return visible;
    }

    public Slot Child(string key, Action<Slot, string, Slot> fill)
    {
        _children ??= new Dictionary<string, Slot>(StringComparer.Ordinal);
        if (!_children.TryGetValue(key, out var child))
        {
            _children.Add(key, child = new Slot());
            fill(this, key, child);
        }

        return child;
    }
}
