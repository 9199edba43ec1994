using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>What a stranger sees first, and what nobody outside should see.</summary>
public sealed partial class TrackedFilesTests
{
    private static readonly string[] _topLevel = ["ActorEcho.sln", "LICENSE", "README.md", "global.json", "hocon", "src", "tests"];
    private static readonly string[] _dotFiles = [".ci", ".editorconfig", ".gitattributes", ".gitignore"];

    [Fact]
    public void The_top_level_has_only_what_belongs_there()
    {
        var entries = Repository.Files.Select(f => f.Split('/')[0]).Distinct()
            .Where(e => !(e.StartsWith("Directory.", StringComparison.Ordinal) && Path.GetExtension(e) is ".props" or ".targets"));
        Assert.Equal(_topLevel.Concat(_dotFiles).Order(StringComparer.Ordinal), entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_file_names_a_registry_host_or_a_path_of_someones_machine()
    {
        var found =
            from file in Repository.Files
            from line in File.ReadLines(Repository.PathOf(file)).Select((text, index) => (Text: text, Number: index + 1))
            where Machine.IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";
        Findings.None(found);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("ActorEcho.sln")).Replace('\\', '/');
        var projects = Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.All(projects, p => Assert.Contains($"\"{p}\"", solution, StringComparison.Ordinal));
    }

    // The classes of one character keep this file from finding itself.
    [GeneratedRegex(
        @"api\.nuge[t]\.org|index\.crate[s]\.io|registry\.npmj[s]\.org|proxy\.golan[g]\.org|/wor[k]/|/tmp/bash_job[s]|/roo[t]/|/hom[e]/\w|/User[s]/\w|[A-Z]:\\User[s]\\",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Machine { get; }
}
