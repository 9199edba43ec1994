namespace ActorEcho.Options;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>What to expect in the place of an unknown key: the nearest one if it is near, else all of them.</summary>
    public static string Suggestion(string key, IReadOnlyCollection<string> known, Func<string, string> fullName) => Of(key, known) is { } nearest
        ? $"did you mean {fullName(nearest)}?"
        : $"expected {string.Join(", ", known.Order(StringComparer.Ordinal))}";

    /// <summary>The nearest of some names, or null when none is near: a third of its letters may differ.</summary>
    public static string? Of(string name, IEnumerable<string> known) => known
        .Select(k => (Name: k, Distance: Distance(name, k)))
        .Where(k => k.Distance <= Math.Max(2, k.Name.Length / 3))
        .OrderBy(k => k.Distance)
        .Select(k => k.Name)
        .FirstOrDefault();

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
