namespace Hocon;

/// <summary>How a value is written as text. Whatever the options, reading the text back gives an equal value.</summary>
public sealed record HoconRenderOptions
{
    /// <summary>JSON on one line.</summary>
    public static HoconRenderOptions Json { get; } = new() { IsJson = true };

    /// <summary>HOCON: one field a line, keys unquoted where possible, comments as they were written.</summary>
    public static HoconRenderOptions Hocon { get; } = new() { Formatted = true, Comments = true };

    /// <summary>HOCON where each value is followed by a comment that says where it was written.</summary>
    public static HoconRenderOptions HoconWithOrigins { get; } = new() { Formatted = true, Origins = true };

    /// <summary>Whether the text must be JSON, which has neither comments nor origins.</summary>
    public bool IsJson { get; init; }

    /// <summary>One member a line, indented by two spaces.</summary>
    public bool Formatted { get; init; }

    /// <summary>Write comments above their fields; takes effect when formatted and not JSON.</summary>
    public bool Comments { get; init; }

    /// <summary>Write each value's origin behind it as a comment; takes effect when formatted and not JSON.</summary>
    public bool Origins { get; init; }
}
