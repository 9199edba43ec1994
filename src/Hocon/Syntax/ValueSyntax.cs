namespace Hocon.Syntax;

/// <summary>Reads values: simple ones, substitutions, and what stands side by side on a line.</summary>
internal sealed class ValueSyntax(Cursor cursor, ParseContext context, ParseScope scope, Parser parser)
{
    /// <summary>Reads a value up to what ends it: a newline, a comma, a closing bracket, a comment or the end.</summary>
    /// <param name="what">What the value is for, for the error when there is none.</param>
    public Term Read(string what)
    {
        var origin = cursor.Origin;
        var parts = new List<Term>();
        while (true)
        {
            var spaceAt = cursor.Origin;
            var space = cursor.SkipInline();
            if (cursor.AtEnd || cursor.AtComment || cursor.Current is '\n' or ',' or '}' or ']')
                break;
            if (parts.Count > 0 && space.Length > 0)
                parts.Add(new ScalarTerm(new HoconScalar(HoconKind.Text, space, spaceAt), space: true));
            parts.Add(ReadPart());
        }

        return parts.Count switch
        {
            0 => throw cursor.Fail($"{cursor.Here} stands where {what} should", "expected a value"),
            1 => parts[0],
            _ => Join(origin, parts),
        };
    }

    private Term ReadPart() => cursor.Current switch
    {
        '{' => parser.ReadMap(),
        '[' => parser.ReadList(),
        '"' => ReadString(),
        '$' when cursor.Next == '{' => ReadReference(),
        _ => ReadUnquoted(),
    };

    private ScalarTerm ReadString()
    {
        var origin = cursor.Origin;
        return new ScalarTerm(new HoconScalar(HoconKind.Text, StringSyntax.Read(cursor), origin));
    }

    private ScalarTerm ReadUnquoted()
    {
        var origin = cursor.Origin;
        var start = cursor.Position;
        cursor.Advance(Text.NumberLength(cursor.Rest));
        while (!cursor.AtEnd && Text.IsUnquoted(cursor.Current) && !cursor.AtComment)
            cursor.Advance();
        var word = cursor.Since(start);
        if (word.Length == 0)
            throw cursor.Fail($"{cursor.Here} has a meaning of its own and cannot stand in an unquoted value", "expected the value in double quotes");
        return new ScalarTerm(HoconScalar.OfWord(word, origin));
    }

    private RefTerm ReadReference()
    {
        var origin = cursor.Origin;
        cursor.Advance(2);
        var optional = cursor.Take('?');
        var path = PathSyntax.Read(cursor);
        var list = cursor.StartsWith("[]");
        if (list)
            cursor.Advance(2);
        cursor.SkipInline();
        if (!cursor.Take('}'))
            throw cursor.Fail($"{cursor.Here} stands in a substitution", "expected a path and '}'");
        if (scope.IncludedInList)
            throw cursor.Fail(origin, "a source that is included inside an array has a substitution", "expected the include outside of the array, as no path leads into one");
        var reference = new RefTerm(origin, path, optional, list, scope.Prefix, scope.IncludedAt);
        context.References.Add(reference);
        return reference;
    }

    private static Term Join(HoconOrigin origin, List<Term> parts)
    {
        var maps = parts.Exists(part => part is MapTerm);
        var lists = parts.Exists(part => part is ListTerm);
        if (!maps && !lists)
            return parts.TrueForAll(part => part is ScalarTerm)
                ? new ScalarTerm(new HoconScalar(HoconKind.Text, string.Concat(parts.Select(part => ((ScalarTerm)part).Value.Text)), origin))
                : new ConcatTerm(origin, parts);
        var odd = parts.Find(part => part switch
        {
            MapTerm => lists && part != parts[0],
            ListTerm => maps && part != parts[0],
            ScalarTerm scalar => !scalar.IsSpace,
            _ => false,
        });
        return odd is null ? new ConcatTerm(origin, parts.FindAll(part => part is not ScalarTerm)) : throw new HoconException(
            odd.Origin, $"{Describe(odd)} stands beside {(lists ? "an array" : "an object")}",
            "expected only arrays, only objects or only simple values side by side (is a comma or a newline missing?)");
    }

    private static string Describe(Term term) => term switch
    {
        MapTerm => "an object",
        ListTerm => "an array",
        _ => "a simple value",
    };
}
