namespace Hocon.Syntax;

/// <summary>A value as it was written, before substitution.</summary>
internal abstract class Term(HoconOrigin origin)
{
    public HoconOrigin Origin { get; } = origin;

    public IReadOnlyList<string> Comments { get; set; } = [];

    /// <summary>Whether no substitution stands anywhere inside.</summary>
    public abstract bool IsLiteral { get; }
}

/// <summary>A value that needs no resolution; <paramref name="space"/> marks whitespace between the parts of a concatenation.</summary>
internal sealed class ScalarTerm(HoconScalar value, bool space = false) : Term(value.Origin)
{
    public HoconScalar Value { get; } = value;

    public bool IsSpace { get; } = space;

    public override bool IsLiteral => true;
}

internal sealed class ListTerm(HoconOrigin origin, List<Term> items) : Term(origin)
{
    public List<Term> Items { get; } = items;

    public override bool IsLiteral => Items.TrueForAll(item => item.IsLiteral);
}

/// <summary>A substitution. In an included source it is looked up under each scope (the path of the include) before at the root.</summary>
internal sealed class RefTerm(HoconOrigin origin, HoconPath path, bool optional, bool list, IReadOnlyList<string> scope, IReadOnlyList<int> scopeLengths)
    : Term(origin)
{
    public HoconPath Path { get; } = path;

    public bool Optional { get; } = optional;

    /// <summary><c>${X[]}</c>: when the environment has to answer, X_0, X_1 and so on make a list.</summary>
    public bool IsList { get; } = list;

    /// <summary>The paths to try, innermost scope first.</summary>
    public IEnumerable<HoconPath> Candidates => scopeLengths.Reverse().Select(length => Path.Under(scope, length)).Append(Path);

    public override bool IsLiteral => false;

    public override string ToString() => $"${{{(Optional ? "?" : "")}{Path}{(IsList ? "[]" : "")}}}";
}

/// <summary>The value that the field had before: <c>a += b</c> is this value, if there is one, and <c>[b]</c>.</summary>
internal sealed class PreviousTerm(HoconOrigin origin) : Term(origin)
{
    public override bool IsLiteral => false;
}

/// <summary>Strings, arrays or objects side by side.</summary>
internal sealed class ConcatTerm(HoconOrigin origin, List<Term> parts) : Term(origin)
{
    public List<Term> Parts { get; } = parts;

    public override bool IsLiteral => Parts.TrueForAll(part => part.IsLiteral);
}
