using System.Globalization;
using System.Text;

namespace Akka.Event;

/// <summary>
/// Makes text safe for a terminal and for a line-based log: what a peer sent may hold line breaks that forge entries, escape
/// sequences that drive the terminal, or direction marks that make a line read as another (CVE-2021-42574).
/// </summary>
internal static class LogText
{
    public static void AppendEscaped(StringBuilder target, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsUnsafe(c))
            {
                target.Append(c);
                continue;
            }

            _ = c switch
            {
                '\r' => target.Append("\\r"),
                '\n' => target.Append("\\n"),
                _ => target.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }
    }

    // C0 (but tab), DEL and C1; the line and paragraph separators; the bidirectional marks, embeddings, overrides and isolates.
    private static bool IsUnsafe(char c) => c switch
    {
        '\t' => false,
        < ' ' => true,
        >= '\u007f' and <= '\u009f' => true,
        '\u061c' or '\u200e' or '\u200f' or '\u2028' or '\u2029' => true,
        >= '\u202a' and <= '\u202e' => true,
        >= '\u2066' and <= '\u2069' => true,
        _ => false,
    };
}
