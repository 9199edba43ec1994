using System.Globalization;
using System.Text;

namespace Hocon.Syntax;

/// <summary>Quoted strings (as in JSON) and triple-quoted ones (as they are, newlines and all).</summary>
internal static class StringSyntax
{
    public static string Read(Cursor cursor) => cursor.StartsWith("\"\"\"") ? ReadTriple(cursor) : ReadQuoted(cursor);

    private static string ReadQuoted(Cursor cursor)
    {
        var origin = cursor.Origin;
        var value = new StringBuilder();
        cursor.Advance();
        while (!cursor.Take('"'))
        {
            if (cursor.AtEnd || cursor.Current == '\n')
                throw cursor.Fail(origin, "a quoted string is not closed on its line", "expected '\"' (use \"\"\" for text of several lines)");
            if (cursor.Current < ' ')
                throw cursor.Fail($"a control character (U+{(int)cursor.Current:X4}) stands in a quoted string", "expected an escape such as \\t or \\u0001");
            if (cursor.Current == '\\')
                value.Append(ReadEscape(cursor));
            else
            {
                value.Append(cursor.Current);
                cursor.Advance();
            }
        }

        return value.ToString();
    }

    private static char ReadEscape(Cursor cursor)
    {
        var origin = cursor.Origin;
        var name = cursor.Next;
        if (name == 'u')
        {
            var digits = cursor.Rest[2..Math.Min(6, cursor.Rest.Length)];
            if (digits.Length < 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                throw cursor.Fail(origin, "\\u is not followed by four hexadecimal digits", "expected for example \\u00e9");
            cursor.Advance(6);
            return (char)code;
        }

        var index = "\"\\/bfnrt".IndexOf(name, StringComparison.Ordinal);
        if (index < 0 || name == '\0')
            throw cursor.Fail(origin, $"'\\{(char.IsControl(name) ? ' ' : name)}' is not an escape", "expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        cursor.Advance(2);
        return "\"\\/\b\f\n\r\t"[index];
    }

    // Quotes beyond three at the end belong to the text: """a"""" is a".
    private static string ReadTriple(Cursor cursor)
    {
        var origin = cursor.Origin;
        cursor.Advance(3);
        var length = cursor.Rest.IndexOf("\"\"\"", StringComparison.Ordinal);
        if (length < 0)
            throw cursor.Fail(origin, "a triple-quoted string is not closed", "expected \"\"\"");
        while (length + 3 < cursor.Rest.Length && cursor.Rest[length + 3] == '"')
            length++;
        var value = cursor.Rest[..length].ToString();
        cursor.Advance(length + 3);
        return value;
    }
}
