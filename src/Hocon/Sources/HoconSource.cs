namespace Hocon;

/// <summary>How a source is written.</summary>
public enum HoconFormat
{
    /// <summary>HOCON, of which JSON is a part.</summary>
    Hocon,

    /// <summary>Java properties: keys split at dots, every value a string.</summary>
    Properties,
}

/// <summary>A text to read: what it is called, what it says, and what its own includes are relative to.</summary>
public sealed class HoconSource
{
    private HoconSource(string description, string text, HoconMap? map, HoconFormat format, string? file, string? resource)
    {
        Description = description;
        Text = text;
        Map = map;
        Format = format;
        File = file;
        Resource = resource;
    }

    /// <summary>What origins and errors call the source.</summary>
    public string Description { get; }

    /// <summary>The text; empty when the source was given as an object.</summary>
    public string Text { get; }

    /// <summary>How the text is written.</summary>
    public HoconFormat Format { get; }

    /// <summary>The full path of the file that this is, or that it counts as for relative includes; null for other sources.</summary>
    public string? File { get; }

    /// <summary>The name of the resource that this is; null for other sources.</summary>
    public string? Resource { get; }

    internal HoconMap? Map { get; }

    /// <summary>What tells two sources apart when a cycle of includes is looked for.</summary>
    internal string Identity => File ?? Resource ?? Description;

    /// <summary>A text that came from nowhere in particular.</summary>
    /// <param name="text">The HOCON text.</param>
    /// <param name="description">What origins and errors call it.</param>
    /// <param name="file">The file it counts as, for relative includes; it need not exist.</param>
    public static HoconSource OfText(string text, string description = "text", string? file = null) =>
        new(description, text, null, HoconFormat.Hocon, file, null);

    /// <summary>The text of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="description">What origins and errors call it; the path when left out.</param>
    public static HoconSource OfFile(string path, string text, string? description = null) =>
        new(description ?? path, text, null, FormatOf(path), path, null);

    /// <summary>The text of an embedded resource.</summary>
    /// <param name="name">The resource's name, with '/' between its parts.</param>
    /// <param name="text">The resource's text.</param>
    public static HoconSource OfResource(string name, string text) => new(name, text, null, FormatOf(name), null, name);

    /// <summary>A value that is ready, included as it is.</summary>
    /// <param name="description">What a cycle of includes would call it.</param>
    /// <param name="map">The object.</param>
    public static HoconSource OfMap(string description, HoconMap map) => new(description, "", map, HoconFormat.Hocon, null, null);

    private static HoconFormat FormatOf(string name) =>
        name.EndsWith(".properties", StringComparison.OrdinalIgnoreCase) ? HoconFormat.Properties : HoconFormat.Hocon;
}
