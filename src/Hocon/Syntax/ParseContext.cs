namespace Hocon.Syntax;

/// <summary>What one document and all it includes have in common while they are read.</summary>
internal sealed class ParseContext(HoconOptions options)
{
    private readonly List<string> _open = [];
    private int _includes;

    public HoconOptions Options => options;

    public List<RefTerm> References { get; } = [];

    /// <summary>Marks an included source as being read; an include of it from inside would never end.</summary>
    public void Enter(Cursor cursor, HoconOrigin origin, string identity)
    {
        if (_open.Contains(identity))
            throw cursor.Fail(origin, $"{identity} includes itself", $"expected includes without a cycle ({string.Join(" > ", _open)} > {identity})");
        if (_open.Count > options.Limits.MaxIncludeDepth)
            throw cursor.Fail(origin, "includes are nested too deeply", $"expected at most {options.Limits.MaxIncludeDepth} inside each other");
        if (++_includes > options.Limits.MaxIncludes)
            throw cursor.Fail(origin, "too many sources are included", $"expected at most {options.Limits.MaxIncludes}");
        _open.Add(identity);
    }

    public void Open(string identity) => _open.Add(identity);

    public void Leave() => _open.RemoveAt(_open.Count - 1);
}
