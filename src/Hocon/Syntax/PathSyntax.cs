using System.Text;

namespace Hocon.Syntax;

/// <summary>Path expressions: in keys, in substitutions and in code.</summary>
internal static class PathSyntax
{
    /// <summary>Reads a path up to the first character that cannot belong to one.</summary>
    public static HoconPath Read(Cursor cursor)
    {
        var start = cursor.Origin;
        var keys = new List<string>();
        var key = new StringBuilder();
        var quoted = false;
        while (true)
        {
            var space = cursor.SkipInline();
            if (cursor.AtEnd || cursor.AtComment || (cursor.Current != '"' && !Text.IsUnquoted(cursor.Current)))
                break;
            if (keys.Count > 0 || key.Length > 0 || quoted)
                key.Append(space);
            if (cursor.Current == '"')
            {
                key.Append(StringSyntax.Read(cursor));
                quoted = true;
            }
            else if (cursor.Current == '.')
            {
                keys.Add(Finish(cursor, cursor.Origin, key, quoted));
                cursor.Advance();
                quoted = false;
            }
            else
                key.Append(ReadWord(cursor));
        }

        if (keys.Count == 0 && key.Length == 0 && !quoted)
            throw cursor.Fail($"{cursor.Here} stands where a key should", "expected a key");
        keys.Add(Finish(cursor, start, key, quoted));
        return HoconPath.Of(keys);
    }

    private static string ReadWord(Cursor cursor)
    {
        var start = cursor.Position;
        while (!cursor.AtEnd && cursor.Current != '.' && Text.IsUnquoted(cursor.Current) && !cursor.AtComment)
            cursor.Advance();
        return cursor.Since(start);
    }

    private static string Finish(Cursor cursor, HoconOrigin origin, StringBuilder key, bool quoted)
    {
        var text = key.ToString();
        if (!quoted && text.All(Text.IsWhitespace))
            throw cursor.Fail(origin, "a path has an empty key", "expected a key on both sides of '.' (an empty key is written \"\")");
        key.Clear();
        return text;
    }
}
