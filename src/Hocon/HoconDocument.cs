using Hocon.Resolution;
using Hocon.Syntax;

namespace Hocon;

/// <summary>
/// Sources that have been read and laid over each other, before substitution. Documents are immutable; substitutions see all
/// sources, so resolve once, when everything is in place.
/// </summary>
public sealed class HoconDocument
{
    private readonly Term[] _roots;
    private readonly HoconOptions _options;

    private HoconDocument(Term[] roots, IReadOnlyList<HoconReference> references, HoconOptions options)
    {
        _roots = roots;
        _options = options;
        References = references;
    }

    /// <summary>The substitutions that stand in the sources, in the order in which they were read.</summary>
    public IReadOnlyList<HoconReference> References { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The HOCON text.</param>
    /// <param name="options">How it is read and resolved; <see cref="HoconOptions.Default"/> when left out.</param>
    /// <exception cref="HoconException">The text is not HOCON, or a limit was passed.</exception>
    public static HoconDocument Parse(string text, HoconOptions? options = null) => Parse(HoconSource.OfText(text), options);

    /// <summary>Reads a source and what it includes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How it is read and resolved; <see cref="HoconOptions.Default"/> when left out.</param>
    /// <exception cref="HoconException">The text is not HOCON, or a limit was passed.</exception>
    public static HoconDocument Parse(HoconSource source, HoconOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= HoconOptions.Default;
        var context = new ParseContext(options);
        context.Open(source.Identity);
        var root = SourceReader.Read(source, context, ParseScope.Root());
        return new HoconDocument([root], context.References.ConvertAll(r => new HoconReference(r.Path, r.Optional, r.Origin)), options);
    }

    /// <summary>Reads a file and what it includes. Origins name the file as it is given here.</summary>
    /// <param name="path">The file; a relative path is relative to the process's working directory.</param>
    /// <param name="options">How it is read and resolved; <see cref="HoconOptions.Default"/> when left out.</param>
    /// <exception cref="HoconException">The file cannot be read, its text is not HOCON or not UTF-8, or a limit was passed.</exception>
    public static HoconDocument ParseFile(string path, HoconOptions? options = null)
    {
        var full = Path.GetFullPath(path);
        return Parse(HoconSource.OfFile(full, ReadFile(path, full, (options ?? HoconOptions.Default).Limits.MaxLength), path), options);
    }

    /// <summary>
    /// Reads one setting as it is given on a command line: <c>path=value</c>. A value that begins with <c>[</c>, <c>{</c>, <c>"</c> or
    /// <c>${</c> is HOCON. Any other is taken literally to its end, so that <c>host=0.0.0.0:7007</c> needs no quotes; a number, boolean or null keeps its type.
    /// </summary>
    /// <param name="setting">The text.</param>
    /// <param name="description">What origins and errors call it, for example <c>--set</c>.</param>
    /// <param name="options">How it is read and resolved; <see cref="HoconOptions.Default"/> when left out.</param>
    /// <exception cref="HoconException">There is no path, no '=', or no HOCON where it must be.</exception>
    public static HoconDocument ParseSetting(string setting, string description, HoconOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return SettingSyntax.Read(setting, description) is { } root
            ? new HoconDocument([root], [], options ?? HoconOptions.Default)
            : Parse(HoconSource.OfText(setting, description), options);
    }

    /// <summary>This document over another: what stands here wins, objects are merged, and substitutions of each see both.</summary>
    /// <param name="fallback">The document below; its options are not used.</param>
    public HoconDocument WithFallback(HoconDocument fallback)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        return new HoconDocument([.. fallback._roots, .. _roots], [.. References, .. fallback.References], _options);
    }

    /// <summary>Replaces every substitution and gives the root object.</summary>
    /// <exception cref="HoconException">A substitution has no value or refers to itself, a limit was passed, or the root is an array.</exception>
    public HoconMap Resolve()
    {
        var root = ResolveNode();
        return root as HoconMap ?? throw Conversions.Wrong(root, "an object at the root", null);
    }

    /// <summary>Replaces every substitution and gives the root, which may be an array as in JSON.</summary>
    /// <exception cref="HoconException">A substitution has no value or refers to itself, or a limit was passed.</exception>
    public HoconNode ResolveNode() => new Resolver(_roots, _options).Resolve();

    private static string ReadFile(string path, string full, int maxLength)
    {
        try
        {
            return FileSources.Read(full, maxLength) ?? throw new HoconException(HoconOrigin.Of(path), "the file does not exist", "expected a readable file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HoconException(HoconOrigin.Of(path), $"the file cannot be read: {e.Message}", "expected a readable file", "", e);
        }
    }
}
