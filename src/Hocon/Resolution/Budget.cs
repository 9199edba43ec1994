namespace Hocon.Resolution;

/// <summary>Holds what substitution makes against the limits, as it is made.</summary>
internal sealed class Budget(HoconLimits limits)
{
    private long _made;
    private int _open;

    public void Enter(HoconOrigin origin)
    {
        if (_open == limits.MaxResolveDepth)
            throw new HoconException(origin, "substitutions refer to each other too deeply", $"expected at most {limits.MaxResolveDepth} in a chain");
        Charge(origin, 1);
        _open++;
    }

    public void Leave() => _open--;

    /// <summary>Counts characters or members before they are put together.</summary>
    public void Charge(HoconOrigin origin, long amount)
    {
        _made = Weights.Add(_made, amount);
        if (_made > limits.MaxExpansion)
            throw TooLarge(origin);
    }

    /// <summary>A value may share its parts and so be small in memory, yet too large for whoever walks through it.</summary>
    public T Check<T>(T node)
        where T : HoconNode
    {
        if (node.Weight > limits.MaxExpansion)
            throw TooLarge(node.Origin);
        if (node.Depth > limits.MaxDepth + 1)
            throw new HoconException(node.Origin, "values are nested too deeply after substitution", $"expected at most {limits.MaxDepth} levels");
        Charge(node.Origin, node is HoconMap map ? map.Count : ((node as HoconList)?.Count ?? 0));
        return node;
    }

    private HoconException TooLarge(HoconOrigin origin) =>
        new(origin, "substitution makes the document too large", $"expected at most {limits.MaxExpansion} characters and values");
}
