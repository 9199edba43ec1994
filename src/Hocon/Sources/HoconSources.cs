namespace Hocon;

/// <summary>
/// Finds what include statements name. The rules of names live here (extensions, relative names, the order of places);
/// a derived class only reads. Nothing is ever fetched over a network.
/// </summary>
public abstract class HoconSources
{
    private static readonly string[] Extensions = [".properties", ".json", ".conf"];

    /// <summary>Files of this machine, and no resources.</summary>
    public static HoconSources Files { get; } = new FileSources(_ => null);

    /// <summary>Nothing: every include is of a missing source.</summary>
    public static HoconSources None { get; } = new NoSources();

    /// <summary>Files of this machine, and resources that a function has.</summary>
    /// <param name="resource">Gives a resource's text by its name (without a leading '/'), or null when there is none.</param>
    public static HoconSources FilesAnd(Func<string, string?> resource) => new FileSources(resource);

    /// <summary>
    /// The sources an include names, in the order in which they are merged: none when nothing is there. A name without a
    /// known extension stands for <c>.properties</c>, <c>.json</c> and <c>.conf</c>, the last winning.
    /// </summary>
    /// <param name="include">The statement.</param>
    public virtual IReadOnlyList<HoconSource> Find(HoconInclude include)
    {
        ArgumentNullException.ThrowIfNull(include);
        var asFile = include.Kind == HoconIncludeKind.File || (include.Kind == HoconIncludeKind.Heuristic && include.From.Resource is null);
        if (asFile && FullPath(include) is { } path)
        {
            var files = Variants(path, name => ReadFile(name, include.MaxLength) is { } text ? HoconSource.OfFile(name, text) : null);
            if (files.Count > 0 || include.Kind == HoconIncludeKind.File)
                return files;
        }

        return include.Kind == HoconIncludeKind.File ? [] : Variants(ResourceName(include), OpenResource);
    }

    /// <summary>A file's text, or null when there is no such file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="maxLength">How many characters are worth reading: a longer text is refused.</param>
    protected abstract string? ReadFile(string path, int maxLength);

    /// <summary>A resource's text, or null when there is no such resource.</summary>
    /// <param name="name">The name, with '/' between its parts and none in front.</param>
    protected abstract string? ReadResource(string name);

    private HoconSource? OpenResource(string name) => ReadResource(name) is { } text ? HoconSource.OfResource(name, text) : null;

    // The process's working directory must not matter, so a relative name in a text that is no file is not a file's name.
    private static string? FullPath(HoconInclude include)
    {
        if (Path.IsPathFullyQualified(include.Name))
            return Path.GetFullPath(include.Name);
        var directory = Path.GetDirectoryName(include.From.File);
        return directory is null ? null : Path.GetFullPath(Path.Combine(directory, include.Name));
    }

    private static string ResourceName(HoconInclude include)
    {
        if (include.Name.StartsWith('/') || include.From.Resource is not { } from || include.Kind == HoconIncludeKind.Resource)
            return include.Name.TrimStart('/');
        return from[..(from.LastIndexOf('/') + 1)] + include.Name;
    }

    private static List<HoconSource> Variants(string name, Func<string, HoconSource?> open)
    {
        var found = new List<HoconSource>();
        var known = Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
        foreach (var extension in known ? [""] : Extensions)
        {
            if (open(name + extension) is { } source)
                found.Add(source);
        }

        if (found.Count == 0 && !known && open(name) is { } exact)
            found.Add(exact);
        return found;
    }
}
