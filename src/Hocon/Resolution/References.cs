using System.Globalization;
using Hocon.Syntax;

namespace Hocon.Resolution;

/// <summary>Looks substitutions up: in the document, then in the environment.</summary>
internal sealed class References(Resolver resolver, Slot root, Cuts cuts, Budget budget, Func<string, string?> environment)
{
    // Enough for what people write, and few enough that references which lead to each other all over are given up soon.
    private const int MaxFollowed = 4;

    public static HoconException Cycle(HoconOrigin origin, string problem) =>
        new(origin, problem, "expected substitutions without a cycle") { IsCycle = true };

    public Slot Cut(Slot slot, int visible)
    {
        foreach (var layer in slot.Active)
            cuts.Add(layer);
        return slot.Below(visible);
    }

    public Outcome Resolve(RefTerm reference, Layer layer)
    {
        var before = cuts.Count;
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
        throw cuts.Count > before
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

        // A substitution that is being resolved may still be asked for a part of what it points to: a = ${b}, b = { c = 1, d = ${a.c} }.
        // When such lookups lie inside each other, they are a cycle after a few.
        var entered = origin.Active;
        if (origin.Known is null && origin.Term is RefTerm reference && origin.Followed < MaxFollowed)
        {
            foreach (var path in reference.Candidates)
            {
                var outcome = Follow(origin, () => Find(path.Keys, layer) is { Count: > 0 } place ? Descend(place, keys) : Outcome.Missing);
                if (outcome != Outcome.Missing)
                    return outcome;
            }
        }

        if (!entered)
            return Walk(resolver.Evaluate(origin), keys);
        cuts.Add(origin);
        return Outcome.Missing;
    }

    private Slot Find(IEnumerable<string> keys, Layer layer) =>
        keys.Aggregate(See(root, layer), (slot, key) => See(resolver.Child(slot, key), layer));

    // What a reference in this layer sees of a place: not the layer itself, nor what lies over it.
    private Slot See(Slot slot, Layer layer) => slot.Visible(layer) is var visible && visible < slot.Count ? Cut(slot, visible) : slot;

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
            if (outcome.Node is not null)
                return outcome.Node is not HoconMap;

            // The place above this one has no children: there is nothing here that could hide anything.
            if (outcome.Hides)
                return false;
        }

        return false;
    }

    private Outcome Follow(Layer layer, Func<Outcome> body)
    {
        var entered = layer.Active;
        budget.Enter(layer.Origin);
        layer.Active = true;
        layer.Followed += entered ? 1 : 0;
        try
        {
            return body();
        }
        finally
        {
            layer.Active = entered;
            layer.Followed -= entered ? 1 : 0;
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
