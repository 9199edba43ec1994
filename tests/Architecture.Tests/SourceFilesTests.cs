using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>A file fits on a few screens and holds nothing half-done.</summary>
public sealed partial class SourceFilesTests
{
    [Fact]
    public void No_file_is_over_300_lines() =>
        Findings.None(Lengths("src").Concat(Lengths("tests")).Where(f => f.Lines > 300).Select(f => $"{f.File}: {f.Lines} lines"));

    [Fact]
    public void Half_of_the_files_under_src_have_at_most_60_lines_and_nine_of_ten_at_most_150()
    {
        var lengths = Lengths("src").Select(f => f.Lines).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
        Assert.InRange(lengths[(int)Math.Ceiling(lengths.Length * 0.9) - 1], 1, 150);
    }

    [Fact]
    public void No_file_has_regions_or_leftovers()
    {
        var found =
            from file in Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests"))
            from line in File.ReadLines(Repository.PathOf(file)).Select((text, index) => (Text: text, Number: index + 1))
            where Leftover.IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";
        Findings.None(found);
    }

    // The classes of one character keep this file from finding itself.
    [GeneratedRegex(@"^\s*#[r]egion|\bTB[D]\b|\bTOD[O]\b|\bFIXM[E]\b|NotImplemente[d]Exception", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leftover { get; }

    private static IEnumerable<(string File, int Lines)> Lengths(string folder) =>
        Repository.SourceFiles(folder).Select(f => (f, File.ReadLines(Repository.PathOf(f)).Count()));
}
