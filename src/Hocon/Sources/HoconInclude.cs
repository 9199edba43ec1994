namespace Hocon;

/// <summary>What an include statement asks for.</summary>
public enum HoconIncludeKind
{
    /// <summary><c>include "x"</c>: beside the including source, then among the resources.</summary>
    Heuristic,

    /// <summary><c>include file("x")</c>: a file, relative to the including file.</summary>
    File,

    /// <summary><c>include classpath("x")</c>: a resource.</summary>
    Resource,

    /// <summary><c>include url("x")</c>: always refused.</summary>
    Url,
}

/// <summary>An include statement.</summary>
/// <param name="Name">The quoted name.</param>
/// <param name="Kind">Where it is to be looked for.</param>
/// <param name="From">The source that has the statement.</param>
/// <param name="MaxLength">How many characters a source may have.</param>
public sealed record HoconInclude(string Name, HoconIncludeKind Kind, HoconSource From, int MaxLength);
