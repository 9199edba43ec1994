using Hocon.Resolution;

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
        if (path.Keys.Count > context.Options.Limits.MaxDepth)
            throw cursor.Fail(origin, $"a path has {path.Keys.Count} keys", $"expected at most {context.Options.Limits.MaxDepth}");
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

    // Whether an array and an object may stand side by side depends on the object's keys, which substitution decides.
    private static Term Join(HoconOrigin origin, List<Term> parts)
    {
        if (!parts.Exists(part => part is MapTerm or ListTerm))
            return parts.TrueForAll(part => part is ScalarTerm)
                ? new ScalarTerm(new HoconScalar(HoconKind.Text, string.Concat(parts.Select(part => ((ScalarTerm)part).Value.Text)), origin))
                : new ConcatTerm(origin, parts);
        if (parts.Find(part => part is ScalarTerm { IsSpace: false }) is ScalarTerm odd)
            throw Concatenation.Mixed(odd.Origin, odd.Value);
        return new ConcatTerm(origin, parts.FindAll(part => part is not ScalarTerm));
    }
}
