namespace Hocon.Syntax;

/// <summary>The path of the value being read, from the root of the whole document, and where included sources begin on it.</summary>
internal sealed class ParseScope
{
    private readonly List<string> _keys;
    private readonly int[] _includedAt;

    private ParseScope(List<string> keys, int[] includedAt, bool includedInList)
    {
        IncludedInList = includedInList;
        _keys = keys;
        _includedAt = includedAt;
        BaseDepth = keys.Count;
    }

    public static ParseScope Root() => new([], [], includedInList: false);

    /// <summary>How deep the source's own root lies.</summary>
    public int BaseDepth { get; }

    /// <summary>Arrays that are open; a path cannot lead into them.</summary>
    public int Lists { get; set; }

    /// <summary>Whether this source, or one that includes it, was included inside an array.</summary>
    public bool IncludedInList { get; }

    /// <summary>The keys at which this source, and those that include it, were included; the root is left out.</summary>
    public IReadOnlyList<int> IncludedAt => _includedAt;

    /// <summary>The keys that lead to the innermost include.</summary>
    public string[] Prefix => _includedAt.Length == 0 ? [] : [.. _keys.Take(_includedAt[^1])];

    public void Enter(IReadOnlyList<string> keys) => _keys.AddRange(keys);

    public void Leave(int count) => _keys.RemoveRange(_keys.Count - count, count);

    /// <summary>The scope of a source that is included here.</summary>
    public ParseScope Include()
    {
        var known = _keys.Count == 0 || (_includedAt is [.., var last] && last == _keys.Count);
        return new ParseScope([.. _keys], known ? _includedAt : [.. _includedAt, _keys.Count], IncludedInList || Lists > 0);
    }
}
