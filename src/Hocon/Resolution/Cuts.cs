namespace Hocon.Resolution;

/// <summary>
/// Where evaluation met something that is still being resolved and so saw less than there is. What was worked out then holds as
/// long as the layers that it met stay active; what met none holds for good. Without this, a cycle would either leave wrong values
/// behind or be walked again and again.
/// </summary>
internal sealed class Cuts
{
    private HashSet<Layer> _met = [];

    /// <summary>How many cuts there were in all.</summary>
    public int Count { get; private set; }

    public void Add(Layer layer)
    {
        Count++;
        _met.Add(layer);
    }

    /// <summary>Evaluates something, or takes what is known of it while that holds.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="self">The layer that is evaluated: having met itself ends with its evaluation.</param>
    /// <param name="evaluate">The evaluation.</param>
    public Memo Watch(Memo? known, Layer? self, Func<Outcome> evaluate)
    {
        if (known is { Holds: true })
        {
            _met.UnionWith(known.Met.Select(met => met.Layer));
            Count += known.Met.Count;
            return known;
        }

        var outer = _met;
        _met = [];
        try
        {
            var outcome = evaluate();
            _met.RemoveWhere(layer => layer == self || !layer.Active);
            return new Memo(outcome, [.. _met.Select(layer => (layer, layer.Turn))]);
        }
        finally
        {
            outer.UnionWith(_met);
            _met = outer;
        }
    }
}

/// <summary>An outcome, and the active layers that it depends on.</summary>
internal sealed record Memo(Outcome Outcome, IReadOnlyList<(Layer Layer, int Turn)> Met)
{
    public bool Holds => Met.All(met => met.Layer.Active && met.Layer.Turn == met.Turn);
}
