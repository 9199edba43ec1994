namespace Hocon;

/// <summary>A substitution as it stands in a source.</summary>
/// <param name="Path">The path it names.</param>
/// <param name="IsOptional">Whether it was written <c>${?path}</c>.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record HoconReference(HoconPath Path, bool IsOptional, HoconOrigin Origin);
