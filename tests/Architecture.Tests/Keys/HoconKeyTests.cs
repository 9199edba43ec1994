using Hocon;

namespace Architecture.Tests.Keys;

/// <summary>Each key of a configuration that we ship has its comment, and each that a person may copy from hocon/ is known.</summary>
public sealed class HoconKeyTests
{
    public static TheoryData<string> Configurations => [.. Repository.Files.Where(f => f.EndsWith(".conf", StringComparison.Ordinal) && !f.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_key_has_a_comment(string file) =>
        Assert.Empty(Leaves(file).Where(l => l.Value.Comments.Count == 0).Select(l => $"{file}:{l.Value.Origin.Line}: {l.Path}"));

    private static IEnumerable<HoconLeaf> Leaves(string file) => HoconDocument.ParseFile(Repository.PathOf(file)).Resolve().Leaves();
}
