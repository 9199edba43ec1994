namespace Hocon.Syntax;

/// <summary>
/// One assignment to a key. The parts of an object concatenation are assignments of their own, which keeps them lazy;
/// <paramref name="Back"/> is then how many assignments lie between this one and the first of its concatenation, because a
/// self-reference looks back to before that.
/// </summary>
internal readonly record struct Assignment(Term Term, int Back = 0, bool InConcat = false);

/// <summary>An object as it was written: each key with its assignments, oldest first.</summary>
internal sealed class MapTerm(HoconOrigin origin) : Term(origin)
{
    public OrderedDictionary<string, List<Assignment>> Fields { get; } = new(StringComparer.Ordinal);

    public override bool IsLiteral => Fields.Values.All(assignments => assignments.TrueForAll(assignment => assignment.Term.IsLiteral));

    /// <summary>Assigns to a path below this object, making the objects on the way.</summary>
    public void Put(ReadOnlySpan<string> keys, Term term)
    {
        var map = this;
        foreach (var key in keys[..^1])
            map = map.Open(key, term.Origin);
        map.Put(keys[^1], term);
    }

    /// <summary>Takes over the fields of an included object, as if they had been written here.</summary>
    public void Include(MapTerm included)
    {
        foreach (var (key, assignments) in included.Fields)
        {
            foreach (var assignment in assignments)
                Push(key, assignment);
        }
    }

    private MapTerm Open(string key, HoconOrigin origin)
    {
        var assignments = At(key);
        if (assignments is [.., { Term: MapTerm open, InConcat: false }])
            return open;
        var map = new MapTerm(origin);
        assignments.Add(new Assignment(map));
        return map;
    }

    private void Put(string key, Term term)
    {
        if (term is ConcatTerm { Parts: [PreviousTerm, ListTerm added] } && At(key) is [.., { Term: var last }] && Grow(last, added))
            return;
        if (term is ConcatTerm concat && concat.Parts.Exists(part => part is MapTerm) && !concat.Parts.Exists(part => part is ListTerm))
        {
            concat.Parts[^1].Comments = term.Comments;
            for (var i = 0; i < concat.Parts.Count; i++)
                Push(key, new Assignment(concat.Parts[i], i, InConcat: true));
            return;
        }

        Push(key, new Assignment(term));
    }

    // a += x, a += y is one list: a thousand of them must not be a thousand nested look-backs. Not so when an element may itself
    // look back at a.
    private static bool Grow(Term last, ListTerm added)
    {
        var list = last switch
        {
            ListTerm literal => literal,
            ConcatTerm { Parts: [PreviousTerm, ListTerm appended] } => appended,
            _ => null,
        };
        if (list is null || !added.IsLiteral)
            return false;
        list.Items.AddRange(added.Items);
        return true;
    }

    private void Push(string key, Assignment assignment)
    {
        var assignments = At(key);
        switch (assignment)
        {
            case { Term: ScalarTerm or ListTerm }:
                assignments.Clear();
                break;
            case { Term: MapTerm map, InConcat: false } when assignments is [.., { Term: MapTerm open, InConcat: false }]:
                open.Include(map);
                open.Comments = map.Comments.Count > 0 ? map.Comments : open.Comments;
                return;
        }

        assignments.Add(assignment);
    }

    private List<Assignment> At(string key)
    {
        if (!Fields.TryGetValue(key, out var assignments))
            Fields.Add(key, assignments = []);
        return assignments;
    }
}
