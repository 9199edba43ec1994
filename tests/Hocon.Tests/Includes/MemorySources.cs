namespace Hocon.Tests.Includes;

/// <summary>Files and resources in memory. Files are named by full paths.</summary>
internal sealed class MemorySources : HoconSources
{
    public Dictionary<string, string> FileTexts { get; } = [];

    public Dictionary<string, string> ResourceTexts { get; } = [];

    public static string Full(string path) => Path.Combine(Path.GetTempPath(), "conf", path);

    public MemorySources File(string path, string text)
    {
        FileTexts[Full(path)] = text;
        return this;
    }

    public MemorySources Resource(string name, string text)
    {
        ResourceTexts[name] = text;
        return this;
    }

    /// <summary>The file main.conf with these sources around it, resolved.</summary>
    public string Json(string main) => Parse(main).Resolve().ToString();

    public HoconDocument Parse(string main) => HoconDocument.Parse(HoconSource.OfFile(Full("main.conf"), main, "main.conf"), Doc.Alone with { Sources = this });

    public HoconException Fails(string main) => Assert.Throws<HoconException>(() => Json(main));

    protected override string? ReadFile(string path, int maxLength) => FileTexts.GetValueOrDefault(path);

    protected override string? ReadResource(string name) => ResourceTexts.GetValueOrDefault(name);
}
