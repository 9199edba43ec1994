namespace Architecture.Tests;

/// <summary>Holds what is against a list in the repository, so that a change of it is seen in review.</summary>
internal static class CommittedList
{
    public const string Accept = "ACTORECHO_ACCEPT=1 dotnet test tests/Architecture.Tests";

    private static bool Accepting => Environment.GetEnvironmentVariable("ACTORECHO_ACCEPT") == "1";

    public static void AssertMatches(string file, string heading, IEnumerable<string> lines)
    {
        var path = Repository.PathOf("tests/Architecture.Tests/" + file);
        var actual = lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (Accepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Concat(actual.Prepend("# " + heading).Select(l => l + "\n")));
        }

        var expected = Read(file);
        var diff = actual.Except(expected).Select(l => "+ " + l).Concat(expected.Except(actual).Select(l => "- " + l)).ToArray();
        Assert.True(diff.Length == 0, $"""
            {file} no longer says what is there:
            {string.Join('\n', diff)}
            If that is meant, `{Accept}` rewrites the lists.
            """);
    }

    /// <summary>The lines of a list; a line that begins with # is a comment.</summary>
    public static IReadOnlyList<string> Read(string file)
    {
        var path = Repository.PathOf("tests/Architecture.Tests/" + file);
        return File.Exists(path) ? [.. File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#')] : [];
    }
}
