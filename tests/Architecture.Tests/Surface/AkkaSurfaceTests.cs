using System.Reflection;

namespace Architecture.Tests.Surface;

/// <summary>
/// Everything outside src/engine is Akka.NET code that compiles against either engine. What it uses is on a list that can be held
/// against the official API.
/// </summary>
public sealed class AkkaSurfaceTests
{
    [Fact]
    public void The_list_says_what_the_application_uses_of_Akka()
    {
        var used = Applications().SelectMany(a => AkkaReferences.Read(a.Location).Concat(AkkaOverrides.Read(a)));
        CommittedList.AssertMatches(
            "akka-surface.txt",
            "What everything outside src/engine uses of Akka.NET: types, members, overrides. Constants leave no trace and are not listed.",
            used);
    }

    [Fact]
    public void Every_project_that_names_an_Akka_package_is_read()
    {
        var projects = Repository.Files
            .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && File.ReadAllText(Repository.PathOf(f)).Contains("<AkkaPackage ", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f));
        Assert.Subset(Applications().Select(a => a.GetName().Name).ToHashSet(), projects.ToHashSet<string?>());
    }

    // The test host lies in the folder of this assembly, with all that the project refers to.
    private static IEnumerable<Assembly> Applications() =>
        Directory.GetFiles(AppContext.BaseDirectory, "ActorEcho*.dll").Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)));
}
