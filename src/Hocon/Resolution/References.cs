using System.Globalization;
using Hocon.Syntax;

namespace Hocon.Resolution;

/// <summary>Looks substitutions up: in the document, then in the environment.</summary>
internal sealed class References(Resolver resolver, Slot root, Budget budget, Func<string, string?> environment)
{
    /// <summary>How often a lookup was kept from seeing a whole place because that place was being resolved.</summary>
    public int Cuts { get; set; }

    public static HoconException Cycle(HoconOrigin origin, string problem) =>
        new(origin, problem, "expected substitutions without a cycle") { IsCycle = true };

    public Slot Cut(Slot slot, int visible)
    {
        Cuts++;
        return slot.Below(visible);
    }

    public Outcome Resolve(RefTerm reference, Layer layer)
    {
        var cuts = Cuts;
        budget.Enter(reference.Origin);
        try
        {
            foreach (var path in reference.Candidates)
            {
                if (resolver.Evaluate(Find(path.Keys, layer)) is { Node: not null } found)
                    return found;
            }
        }
        catch (HoconException e) when (e.IsCycle && reference.Optional)
        {
            return Outcome.Missing;
        }
        finally
        {
            budget.Leave();
        }

        if (FromEnvironment(reference) is { } value)
            return new Outcome(value);
        if (reference.Optional)
            return Outcome.Missing;
        throw Cuts > cuts
            ? Cycle(reference.Origin, $"the substitution {reference} refers to itself and there is no earlier value")
            : new HoconException(reference.Origin, $"the substitution {reference} has no value", $"expected {reference.Path} in the configuration or the environment (${{?...}} if it may be missing)", reference.ToString());
    }

    /// <summary>A child of a place whose own value is a substitution. It is looked up as <c>${path.key}</c>, which resolves no more than is needed.</summary>
    public Outcome EvaluateChild(Layer layer)
    {
        var keys = new List<string>();
        var origin = layer;
        for (; origin.Parent is { } parent; origin = parent)
            keys.Insert(0, origin.Key);
        // A substitution that is being resolved may still be asked for a part of what it points to, once: a = ${b}, b = { c = 1, d = ${a.c} }.
        var entered = origin.Active;
        if (origin.Result is null && !origin.Followed && origin.Term is RefTerm { IsScoped: false } reference)
        {
            var outcome = Follow(origin, () => Find(reference.Path.Keys, layer) is { Count: > 0 } place ? Descend(place, keys) : (Outcome?)null);
            if (outcome is { } found)
                return found;
        }

        if (entered)
        {
            Cuts++;
            return Outcome.Missing;
        }

        return Walk(resolver.Evaluate(origin), keys);
    }

    private Slot Find(IEnumerable<string> keys, Layer layer)
    {
        var slot = root;
        foreach (var key in keys)
        {
            var visible = slot.Visible(layer);
            slot = resolver.Child(visible < slot.Count ? Cut(slot, visible) : slot, key);
        }

        return slot;
    }

    private Outcome Descend(Slot place, List<string> keys)
    {
        var slot = keys.Aggregate(place, resolver.Child);
        var found = resolver.Evaluate(slot);
        if (found.Node is not null)
            return found;
        slot = place;
        foreach (var key in keys)
        {
            if (Hides(slot))
                return Outcome.Hidden;
            slot = resolver.Child(slot, key);
        }

        return Outcome.Missing;
    }

    private bool Hides(Slot slot)
    {
        for (var i = slot.Visible() - 1; i >= 0; i--)
        {
            var layer = slot[i];
            if (layer.Term is MapTerm)
                return false;
            var outcome = resolver.Evaluate(layer);
            if (outcome.Node is not null || outcome.Hides)
                return outcome.Node is not HoconMap;
        }

        return false;
    }

    private T Follow<T>(Layer layer, Func<T> body)
    {
        var entered = layer.Active;
        budget.Enter(layer.Origin);
        layer.Active = true;
        layer.Followed = entered;
        try
        {
            return body();
        }
        finally
        {
            layer.Active = entered;
            layer.Followed = false;
            budget.Leave();
        }
    }

    private static Outcome Walk(Outcome from, List<string> keys)
    {
        foreach (var key in keys)
        {
            if (from.Node is null)
                return from;
            if (from.Node is not HoconMap map)
                return Outcome.Hidden;
            from = new Outcome(map.GetValueOrDefault(key));
        }

        return from;
    }

    private HoconNode? FromEnvironment(RefTerm reference)
    {
        var name = string.Join('.', reference.Path.Keys);
        if (!reference.IsList)
            return Variable(name, reference);
        var items = new List<HoconNode>();
        while (Variable(string.Create(CultureInfo.InvariantCulture, $"{name}_{items.Count}"), reference) is { } item)
            items.Add(item);
        return items.Count == 0 ? null : HoconList.Of(items, HoconOrigin.Of($"environment variables {name}_0 to {name}_{items.Count - 1}"));
    }

    private HoconScalar? Variable(string name, RefTerm reference)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal) || environment(name) is not { } value)
            return null;
        budget.Charge(reference.Origin, value.Length);
        return HoconScalar.OfText(value, HoconOrigin.Of($"environment variable {name}"));
    }
}
