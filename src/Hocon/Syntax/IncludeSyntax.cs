namespace Hocon.Syntax;

/// <summary><c>include "x"</c>, <c>include file("x")</c>, <c>include required(...)</c> and so on.</summary>
internal sealed class IncludeSyntax(Cursor cursor, ParseContext context, ParseScope scope, HoconSource source)
{
    private const string Keyword = "include";
    private const string Expected = "expected a quoted name, alone or in file(...), classpath(...) or required(...)";

    /// <summary>Whether the unquoted word <c>include</c>, and not a longer one, stands here.</summary>
    public bool AtInclude => cursor.StartsWith(Keyword) && (cursor.Rest.Length == Keyword.Length || !Text.IsUnquoted(cursor.Rest[Keyword.Length]));

    /// <summary>Reads the statement and the sources it names, into <paramref name="map"/>.</summary>
    /// <returns>A term that only carries the statement's place.</returns>
    public Term Read(MapTerm map, HoconOrigin origin)
    {
        cursor.Advance(Keyword.Length);
        cursor.SkipBlank(null);
        var required = TakeCall("required");
        var kind = TakeCall("file") ? HoconIncludeKind.File
            : TakeCall("classpath") ? HoconIncludeKind.Resource
            : TakeCall("url") ? HoconIncludeKind.Url
            : HoconIncludeKind.Heuristic;
        if (cursor.Current != '"')
            throw cursor.Fail($"{cursor.Here} follows 'include'", Expected);
        var name = StringSyntax.Read(cursor);
        for (var open = (required ? 1 : 0) + (kind != HoconIncludeKind.Heuristic ? 1 : 0); open > 0; open--)
        {
            cursor.SkipBlank(null);
            if (!cursor.Take(')'))
                throw cursor.Fail($"{cursor.Here} follows the included name", "expected ')'");
        }

        Load(map, origin, new HoconInclude(name, kind, source, context.Options.Limits.MaxLength), required);
        return new MapTerm(origin);
    }

    private bool TakeCall(string name)
    {
        if (!cursor.StartsWith(name))
            return false;
        cursor.Advance(name.Length);
        cursor.SkipBlank(null);
        if (!cursor.Take('('))
            throw cursor.Fail($"{cursor.Here} follows '{name}'", "expected '('");
        cursor.SkipBlank(null);
        return true;
    }

    private void Load(MapTerm map, HoconOrigin origin, HoconInclude include, bool required)
    {
        if (include.Kind == HoconIncludeKind.Url || (include.Kind == HoconIncludeKind.Heuristic && include.Name.Contains("://", StringComparison.Ordinal)))
            throw cursor.Fail(origin, $"the URL \"{include.Name}\" cannot be included", "expected a file or a resource: configuration is not fetched over a network");
        var found = false;
        foreach (var included in Find(include, origin))
        {
            found = true;
            context.Enter(cursor, origin, included.Identity);
            map.Include(SourceReader.ReadMap(included, context, scope.Include(), origin));
            context.Leave();
        }

        if (required && !found)
            throw cursor.Fail(origin, $"the required include \"{include.Name}\" was not found", "expected it to exist (relative names are looked up beside the including source)");
    }

    private IEnumerable<HoconSource> Find(HoconInclude include, HoconOrigin origin)
    {
        try
        {
            return context.Options.Sources.Find(include);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new HoconException(origin, $"\"{include.Name}\" cannot be read: {e.Message}", "expected a readable source", include.Name, e);
        }
    }
}
