using System.Globalization;
using System.Text;

namespace Hocon.Syntax;

/// <summary>What the specification says of characters, and how strings are written so that they read back the same.</summary>
internal static class Text
{
    /// <summary>Characters that end an unquoted string; whitespace and <c>//</c> do too.</summary>
    public const string Forbidden = "$\"{}[]:=,+#`^?!@*&\\";

    public static bool IsWhitespace(char c) => c switch
    {
        '\t' or '\n' or '\v' or '\f' or '\r' or ' ' or '\u00A0' or '\uFEFF' or (>= '\u001C' and <= '\u001F') => true,
        < '\u0080' => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    public static bool IsUnquoted(char c) => !Forbidden.Contains(c, StringComparison.Ordinal) && !IsWhitespace(c);

    /// <summary>The length of the JSON number that <paramref name="text"/> starts with, 0 if it starts with none.</summary>
    public static int NumberLength(ReadOnlySpan<char> text)
    {
        var i = text.StartsWith('-') ? 1 : 0;
        var whole = Digits(text[i..]);
        if (whole == 0 || (whole > 1 && text[i] == '0'))
            return 0;
        i += whole;
        if (i < text.Length && text[i] == '.' && Digits(text[(i + 1)..]) is > 0 and var fraction)
            i += 1 + fraction;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var sign = i + 1 < text.Length && text[i + 1] is '+' or '-' ? 1 : 0;
            if (i + 1 + sign <= text.Length && Digits(text[(i + 1 + sign)..]) is > 0 and var exponent)
                i += 1 + sign + exponent;
        }

        return i;
    }

    public static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 0 && NumberLength(text) == text.Length;

    /// <summary>The key as it may stand in a path: bare when that is unmistakable, else quoted.</summary>
    public static string QuoteKey(string key) =>
        key.Length > 0 && key != "include" && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? key : Quote(key);

    /// <summary>A JSON string. Control characters, line separators and unpaired surrogates are written as escapes.</summary>
    public static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                quoted.Append(c).Append(value[++i]);
            else
                AppendEscaped(quoted, c);
        }

        return quoted.Append('"').ToString();
    }

    private static void AppendEscaped(StringBuilder quoted, char c)
    {
        _ = c switch
        {
            '"' => quoted.Append("\\\""),
            '\\' => quoted.Append("\\\\"),
            '\n' => quoted.Append("\\n"),
            '\r' => quoted.Append("\\r"),
            '\t' => quoted.Append("\\t"),
            _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' =>
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            _ => quoted.Append(c),
        };
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
