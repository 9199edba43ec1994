using System.Text;

namespace ActorEcho.Services.Chat;

/// <summary>What clients and rooms may be called: letters and digits of any script, '-' and '_', so that no name looks like a notice or commands a terminal.</summary>
internal static class ChatName
{
    public static bool IsGood(string name, int limit) =>
        name.Length > 0 && name.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_') && name.EnumerateRunes().Count() <= limit;

    public static string Expected(int limit) => $"1 to {limit} letters, digits, '-' and '_'";

    /// <summary>The name with the first number behind it that nobody has, cut to be no longer than it may be.</summary>
    public static string FreeLike(string name, int limit, Func<string, bool> isTaken)
    {
        for (var number = 2; ; number++)
        {
            var end = $"{number}";
            var candidate = string.Concat(name.EnumerateRunes().Take(limit - end.Length)) + end;
            if (!isTaken(candidate))
            {
                return candidate;
            }
        }
    }
}
