namespace Hocon.Resolution;

/// <summary>
/// A place in the document, as a path leads to it: its assignments from all sources, oldest first. The place as it was before
/// one of its assignments is a slot of its own, over the same layers.
/// </summary>
internal sealed class Slot
{
    private readonly List<Layer> _layers;
    private readonly List<Layer> _active;
    private readonly int? _visible;
    private Dictionary<string, Slot>? _children;
    private Dictionary<int, Slot>? _below;

    public Slot()
        : this([], [], null, 0)
    {
    }

    private Slot(List<Layer> layers, List<Layer> active, int? visible, int depth)
    {
        Depth = depth;
        _layers = layers;
        _active = active;
        _visible = visible;
    }

    public int Count => _visible ?? _layers.Count;

    /// <summary>The number of keys that lead here.</summary>
    public int Depth { get; }

    public bool Evaluating { get; set; }

    public Memo? Known { get; set; }

    public Layer this[int index] => _layers[index];

    public void Add(Layer layer) => _layers.Add(layer);

    /// <summary>Marks one of the layers as being resolved, or no longer so.</summary>
    public void Mark(Layer layer, bool active)
    {
        if (active)
            _active.Add(layer);
        else
            _active.Remove(layer);
    }

    /// <summary>The layers of this place that are being resolved right now.</summary>
    public IEnumerable<Layer> Active => _active.Where(layer => layer.Index < Count);

    /// <summary>This place as it was before its assignment at an index.</summary>
    public Slot Below(int count)
    {
        if (count == Count)
            return this;
        _below ??= [];
        if (!_below.TryGetValue(count, out var slot))
            _below.Add(count, slot = new Slot(_layers, _active, count, Depth));
        return slot;
    }

    /// <summary>The number of layers that may be used while a layer of this place is being resolved.</summary>
    /// <param name="within">Only this layer's own resolution counts; any when left out.</param>
    public int Visible(Layer? within = null)
    {
        var visible = Count;
        foreach (var layer in Active)
        {
            if (layer.LookBack < visible && (within is null || within.IsWithin(layer)))
                visible = layer.LookBack;
        }

        return visible;
    }

    /// <summary>The place of a key below this one. It is filled when it is first asked for.</summary>
    public Slot Child(string key, Action<Slot, string, Slot> fill)
    {
        _children ??= new Dictionary<string, Slot>(StringComparer.Ordinal);
        if (!_children.TryGetValue(key, out var child))
        {
            _children.Add(key, child = new Slot([], [], null, Depth + 1));
            fill(this, key, child);
        }

        return child;
    }
}
