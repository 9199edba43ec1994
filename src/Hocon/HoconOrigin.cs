namespace Hocon;

/// <summary>Where a value was written: the source's description with a line and a column, both counted from 1.</summary>
/// <param name="Source">A file's path as it was opened, or the description that was given with a text.</param>
/// <param name="Line">The line, from 1; 0 for a value that stands in no text (an environment variable, a value made by code).</param>
/// <param name="Column">The column in UTF-16 units, from 1; 0 for a value that stands in no text.</param>
public sealed record HoconOrigin(string Source, int Line, int Column)
{
    /// <summary>The origin of what stands in no text, such as <c>environment variable HOME</c>.</summary>
    /// <param name="description">What the value came from.</param>
    public static HoconOrigin Of(string description) => new(description, 0, 0);

    /// <summary><c>source:line:column</c>, or the source alone when there is no line.</summary>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}
