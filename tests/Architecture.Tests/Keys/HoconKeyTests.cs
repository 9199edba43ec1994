using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Hocon;

namespace Architecture.Tests.Keys;

/// <summary>Each key of a configuration that we ship has its comment, and code that asks for it.</summary>
public sealed class HoconKeyTests
{
    private static readonly Lazy<HashSet<string>> _asked = new(() => [.. Literals().SelectMany(l => l.Split('.'))]);

    public static TheoryData<string> Configurations =>
        [.. Repository.Files.Where(f => f.EndsWith(".conf", StringComparison.Ordinal) && !f.StartsWith("tests/", StringComparison.Ordinal))];

    // A key that occurs in several sections is explained in one of them; the entries of a table are not keys.
    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_key_has_a_comment(string file)
    {
        var leaves = Leaves(file).ToArray();
        var explained = leaves.Where(l => l.Value.Comments.Count > 0).Select(l => l.Path.Last).ToHashSet();
        Findings.None(leaves.Where(l => !explained.Contains(l.Path.Last) && !IsEntry(l)).Select(Describe));
    }

    // A key's name, or for an entry of a table the table's, is a string in our code: what no code names has no effect.
    [Theory]
    [MemberData(nameof(Configurations))]
    public void Every_key_is_asked_for_by_some_code(string file) =>
        Findings.None(Leaves(file).Where(l => !l.Path.Keys.TakeLast(IsEntry(l) ? 2 : 1).Any(_asked.Value.Contains)).Select(Describe));

    public static TheoryData<string> ForPeople => [.. Repository.Files.Where(f => f.StartsWith("hocon/", StringComparison.Ordinal))];

    // The program refuses a key of its own that it does not know.
    [Theory]
    [MemberData(nameof(ForPeople))]
    public void Every_configuration_for_people_is_accepted(string file)
    {
        var run = Commands.Run(Repository.Root, Path.Combine(AppContext.BaseDirectory, "actorecho"), "config", "--config", file);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }

    private static IEnumerable<HoconLeaf> Leaves(string file) => HoconDocument.ParseFile(Repository.PathOf(file)).Resolve().Leaves();

    private static bool IsEntry(HoconLeaf leaf) => leaf.Path.Last.Contains('.', StringComparison.Ordinal);

    private static string Describe(HoconLeaf leaf) => $"{leaf.Value.Origin}: {leaf.Path}";

    private static IEnumerable<string> Literals()
    {
        foreach (var name in (string[])["Akka.dll", "Akka.TestKit.dll", "ActorEcho.dll", "ActorEcho.Host.dll"])
        {
            using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name)));
            var reader = file.GetMetadataReader();
            for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
            {
                yield return reader.GetUserString(handle);
            }
        }
    }
}
