using System.Runtime.CompilerServices;
using Hocon.Syntax;

namespace Hocon.Resolution;

/// <summary>
/// Turns terms into values. Places are evaluated lazily, each once, so a substitution sees the final value of its path
/// whatever the order of the text; while a field that is itself a substitution is resolved, its own references see what the field
/// was before. A place that is needed to evaluate itself is an error.
/// </summary>
internal sealed class Resolver
{
    private readonly Slot _root = new();
    private readonly Budget _budget;
    private readonly References _references;

    public Resolver(IEnumerable<Term> roots, HoconOptions options)
    {
        foreach (var root in roots)
            _root.Layers.Add(new Layer(new Assignment(root), _root, _root.Layers.Count));
        _budget = new Budget(options.Limits);
        _references = new References(this, _root, _budget, options.Environment);
    }

    public HoconNode Resolve() => Evaluate(_root).Node ?? HoconMap.Empty;

    /// <summary>A place's value, completely resolved.</summary>
    public Outcome Evaluate(Slot slot)
    {
        if (slot.Result is { } known)
            return known;
        var visible = slot.Visible();
        if (visible < slot.Layers.Count)
            return Evaluate(_references.Cut(slot, visible));
        if (slot.Layers.Count == 0)
            return Outcome.Missing;
        var newest = slot.Layers[^1];
        if (slot.Evaluating)
            throw References.Cycle(newest.Origin, "this value refers to itself from inside an object or array");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new HoconException(newest.Origin, "values refer to each other too deeply", "expected shorter chains of substitutions");
        slot.Evaluating = true;
        try
        {
            var result = EvaluateLayers(slot);
            slot.Result = result;
            return result;
        }
        finally
        {
            slot.Evaluating = false;
        }
    }

    /// <summary>What an assignment that is not an object gives; memoized, because the same substitution must not be resolved differently twice.</summary>
    public Outcome Evaluate(Layer layer)
    {
        if (layer.Result is { } known)
            return known;
        if (layer.Active)
        {
            _references.Cuts++;
            return Outcome.Missing;
        }

        // An array is not a substitution even when it holds one: it never looks back, so it is not marked.
        layer.Active = layer.Term is not ListTerm;
        try
        {
            var result = layer.Term is null ? _references.EvaluateChild(layer) : Evaluate(layer.Term, layer);
            layer.Result = result;
            return result;
        }
        finally
        {
            layer.Active = false;
        }
    }

    /// <summary>A term's value; <paramref name="layer"/> is the assignment that it stands in.</summary>
    public Outcome Evaluate(Term term, Layer layer)
    {
        switch (term)
        {
            case ScalarTerm scalar:
                return new Outcome(scalar.Value.WithComments(scalar.Comments));
            case RefTerm reference:
                return _references.Resolve(reference, layer);
            case PreviousTerm:
                return Evaluate(layer.Owner.Below(layer.LookBack));
            case ListTerm list:
                var items = list.Items.Select(item => Evaluate(item, layer).Node).OfType<HoconNode>().ToArray();
                return new Outcome(_budget.Check(new HoconList(items, list.Origin) { Comments = list.Comments }));
            case ConcatTerm concat:
                return new Concatenation(_budget, concat).Join([.. concat.Parts.Select(part => (part, Evaluate(part, layer).Node))]);
            default:
                // An object inside an array: no path leads to it, so it is a place of its own.
                var place = new Slot();
                place.Layers.Add(new Layer(new Assignment(term), place, 0));
                return Evaluate(place);
        }
    }

    public static Slot Child(Slot slot, string key) => slot.Child(key, FillChild);

    // Newest first, down to what hides the rest; then turned round.
    private static void FillChild(Slot slot, string key, Slot child)
    {
        var start = slot.Layers.Count;
        while (start > 0 && slot.Layers[start - 1].Term is not (ScalarTerm or ListTerm))
            start--;
        foreach (var layer in slot.Layers.Skip(start))
        {
            if (layer.Term is not MapTerm map)
                child.Layers.Add(new Layer(layer, key, child, child.Layers.Count));
            else if (map.Fields.TryGetValue(key, out var assignments))
            {
                foreach (var assignment in assignments)
                    child.Layers.Add(new Layer(assignment, child, child.Layers.Count));
            }
        }
    }

    private Outcome EvaluateLayers(Slot slot)
    {
        var keys = new List<IEnumerable<string>>();
        Layer? top = null;
        for (var i = slot.Layers.Count - 1; i >= 0; i--)
        {
            var layer = slot.Layers[i];
            if (layer.Term is MapTerm map)
            {
                keys.Add(map.Fields.Keys);
                top ??= layer;
                continue;
            }

            var outcome = Evaluate(layer);
            if (outcome.Node is HoconMap value)
            {
                keys.Add(value.Keys);
                top ??= layer;
            }
            else if (outcome.Node is { } node)
            {
                if (layer.InConcat)
                    throw Concatenation.Mixed(layer.Origin, node);
                if (top is null)
                    return new Outcome(layer.Term is null ? node : node.WithComments(layer.Term.Comments));
                break;
            }
            else if (outcome.Hides)
                break;
        }

        return top is null ? Outcome.Missing : new Outcome(EvaluateFields(slot, top, keys));
    }

    private HoconMap EvaluateFields(Slot slot, Layer top, List<IEnumerable<string>> keys)
    {
        var fields = new OrderedDictionary<string, HoconNode>(StringComparer.Ordinal);
        foreach (var key in Enumerable.Reverse(keys).SelectMany(some => some).Distinct(StringComparer.Ordinal))
        {
            if (Evaluate(Child(slot, key)).Node is { } value)
                fields.Add(key, value);
        }

        return _budget.Check(new HoconMap(fields, top.Origin) { Comments = top.Term?.Comments ?? [] });
    }
}
