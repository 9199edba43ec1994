namespace Akka.Util;

public static class WildcardMatch
{
    /// <summary>Whether the whole text matches a pattern in which <c>*</c> is any run of characters and <c>?</c> any one.</summary>
    public static bool Like(this string text, string pattern, bool caseSensitive = false)
    {
        int t = 0, p = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(text[t], pattern[p], caseSensitive)))
            {
                t++;
                p++;
            }
            else if (star >= 0)
            {
                // Only the last star can be widened, so the time is bounded by text times pattern.
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static bool Same(char a, char b, bool caseSensitive) =>
        caseSensitive ? a == b : char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
