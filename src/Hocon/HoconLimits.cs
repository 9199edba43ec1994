namespace Hocon;

/// <summary>
/// What a document may cost. Each limit that is passed is a <see cref="HoconException"/> at the place that passed it,
/// raised before the memory is taken.
/// </summary>
public sealed record HoconLimits
{
    /// <summary>The limits that are used when none are given.</summary>
    public static HoconLimits Default { get; } = new();

    /// <summary>Characters in one source. Default 1 Mi (1,048,576).</summary>
    public int MaxLength { get; init; } = 1024 * 1024;

    /// <summary>Nesting of objects, arrays and path elements, as written and after substitution. Default 128.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>Substitutions that are open at once while one is resolved (<c>a = ${b}</c>, <c>b = ${c}</c> and so on). Default 256.</summary>
    public int MaxResolveDepth { get; init; } = 256;

    /// <summary>Characters, values and steps that resolving a document may take in all. Default 8 Mi (8,388,608).</summary>
    public long MaxExpansion { get; init; } = 8 * 1024 * 1024;

    /// <summary>Includes inside included sources. Default 32.</summary>
    public int MaxIncludeDepth { get; init; } = 32;

    /// <summary>Sources that one document may include in all, the same one counted each time. Default 1,000.</summary>
    public int MaxIncludes { get; init; } = 1000;
}
