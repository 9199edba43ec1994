namespace Hocon;

/// <summary>A value that has nothing below it, and its path from the root.</summary>
/// <param name="Path">The path.</param>
/// <param name="Value">A scalar, an array or an empty object; it knows its origin.</param>
public sealed record HoconLeaf(HoconPath Path, HoconNode Value);
