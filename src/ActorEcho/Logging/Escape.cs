using System.Globalization;
using System.Text;

namespace ActorEcho.Logging;

/// <summary>
/// Makes text from outside fit for a log: no line of its own (CR, LF, U+2028), no command to a terminal (ESC, C0, C1), no turning of
/// what stands around it (Unicode's bidirectional controls). Text that is escaped already stays as it is.
/// </summary>
public static class Escape
{
    /// <summary>The text on one line; what is not plain text is written as <c>\n</c>, <c>\t</c>, <c>\u001b</c> and so on.</summary>
    /// <param name="text">Text from outside.</param>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : Rewrite(text);
    }

    private static string Rewrite(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\r' => result.Append(@"\r"),
                '\n' => result.Append(@"\n"),
                '\t' => result.Append(@"\t"),
                _ when IsHarmless(rune) => result.Append(rune.ToString()),
                _ => result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            };
        }

        return result.ToString();
    }

    // Format covers the bidirectional controls, the invisible joiners and the tags.
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
