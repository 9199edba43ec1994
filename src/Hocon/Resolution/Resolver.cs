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
    // What the bookkeeping of one assignment takes in memory, and one evaluation in time, in the budget's characters.
    private const int LayerCost = 16;
    private const int StepCost = 16;

    private readonly Slot _root = new();
    private readonly Cuts _cuts = new();
    private readonly Budget _budget;
    private readonly int _maxDepth;
    private readonly References _references;

    public Resolver(IEnumerable<Term> roots, HoconOptions options)
    {
        foreach (var root in roots)
            _root.Add(new Layer(new Assignment(root), _root, _root.Count));
        _budget = new Budget(options.Limits);
        _maxDepth = options.Limits.MaxDepth;
        _references = new References(this, _root, _cuts, _budget, options.Environment);
    }

    public HoconNode Resolve() => Evaluate(_root).Node ?? HoconMap.Empty;

    /// <summary>A place's value, completely resolved.</summary>
    public Outcome Evaluate(Slot slot)
    {
        if (slot.Count == 0)
            return Outcome.Missing;
        if (slot.Known is { Met.Count: 0 } known)
            return known.Outcome;
        var visible = slot.Visible();
        if (visible < slot.Count)
            return Evaluate(_references.Cut(slot, visible));
        var newest = slot[slot.Count - 1];
        if (slot.Evaluating)
            throw References.Cycle(newest.Origin, "this value refers to itself from inside an object or array");
        if (slot.Depth > _maxDepth)
            throw References.Cycle(newest.Origin, "this value contains itself without end, or is nested too deeply");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new HoconException(newest.Origin, "values refer to each other too deeply", "expected shorter chains of substitutions");
        _budget.Charge(newest.Origin, StepCost);
        slot.Evaluating = true;
        try
        {
            slot.Known = _cuts.Watch(slot.Known, null, () => EvaluateLayers(slot));
            return slot.Known.Outcome;
        }
        finally
        {
            slot.Evaluating = false;
        }
    }

    /// <summary>What an assignment that is not an object gives.</summary>
    public Outcome Evaluate(Layer layer)
    {
        if (layer.Known is { Met.Count: 0 } known)
            return known.Outcome;
        if (layer.Active)
        {
            _cuts.Add(layer);
            return Outcome.Missing;
        }

        // An array is not a substitution even when it holds one: it never looks back, so it is not marked.
        layer.Active = layer.Term is not ListTerm;
        try
        {
            layer.Known = _cuts.Watch(layer.Known, layer, () => layer.Term is null ? _references.EvaluateChild(layer) : Evaluate(layer.Term, layer));

            // The same substitution must not be resolved differently twice, whatever it met.
            if (layer.Term is not null)
                layer.Known = new Memo(layer.Known.Outcome, []);
            return layer.Known.Outcome;
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
                place.Add(new Layer(new Assignment(term), place, 0));
                return Evaluate(place);
        }
    }

    public Slot Child(Slot slot, string key) => slot.Child(key, FillChild);

    // From the newest assignment that hides those below it.
    private void FillChild(Slot slot, string key, Slot child)
    {
        var start = slot.Count;
        while (start > 0 && slot[start - 1].Term is not (ScalarTerm or ListTerm))
            start--;
        for (var i = start; i < slot.Count; i++)
        {
            var layer = slot[i];
            if (layer.Term is not MapTerm map)
                child.Add(new Layer(layer, key, child, child.Count));
            else if (map.Fields.TryGetValue(key, out var assignments))
                assignments.ForEach(assignment => child.Add(new Layer(assignment, child, child.Count)));
        }

        if (child.Count > 0)
            _budget.Charge(child[0].Origin, child.Count * LayerCost);
    }

    private Outcome EvaluateLayers(Slot slot)
    {
        var objects = new List<(Layer Layer, IEnumerable<string> Keys, HoconMap? Node)>();
        for (var i = slot.Count - 1; i >= 0; i--)
        {
            var layer = slot[i];
            if (layer.Term is MapTerm map)
            {
                objects.Add((layer, map.Fields.Keys, null));
                continue;
            }

            var outcome = Evaluate(layer);
            if (outcome.Node is HoconMap value)
                objects.Add((layer, value.Keys, value));
            else if (outcome.Node is { } node)
            {
                if (layer.InConcat)
                    throw Concatenation.Mixed(layer.Origin, node);
                if (objects.Count == 0)
                    return new Outcome(Comment(node, layer));
                break;
            }
            else if (outcome.Hides)
                break;
        }

        return objects switch
        {
            [] => Outcome.Missing,
            [(var layer, _, { } node)] => new Outcome(Comment(node, layer)),
            _ => new Outcome(EvaluateFields(slot, objects[0].Layer, objects.Select(part => part.Keys))),
        };
    }

    // What a substitution stands for is shared, not copied, and has the comments of its new place.
    private static HoconNode Comment(HoconNode node, Layer layer) => layer.Term is null ? node : node.WithComments(layer.Term.Comments);

    private HoconMap EvaluateFields(Slot slot, Layer top, IEnumerable<IEnumerable<string>> keysNewestFirst)
    {
        var fields = new OrderedDictionary<string, HoconNode>(StringComparer.Ordinal);
        foreach (var key in keysNewestFirst.Reverse().SelectMany(some => some).Distinct(StringComparer.Ordinal))
        {
            if (Evaluate(Child(slot, key)).Node is { } value)
                fields.Add(key, value);
        }

        return _budget.Check(new HoconMap(fields, top.Origin) { Comments = top.Term?.Comments ?? [] });
    }
}
