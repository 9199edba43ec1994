using System.Xml.Linq;

namespace Architecture.Tests.Engines;

/// <summary>
/// The official packages cannot be restored everywhere this is built, so what <c>-p:AkkaEngine=nuget</c> means is read from the
/// evaluated projects.
/// </summary>
public sealed class EngineSwitchTests
{
    private const string OfficialVersion = "1.5.30";

    public static TheoryData<string> Projects => [.. Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_official_engine_is_packages_and_no_project_of_ours(string project)
    {
        var evaluated = EvaluatedProject.Read(project, "nuget");
        Assert.Equal(IsOfTheEngine(project), evaluated.EngineOnly);
        if (!evaluated.EngineOnly)
        {
            Assert.DoesNotContain(evaluated.Projects, IsOfTheEngine);
            Assert.Equal(NamedPackages(project).ToDictionary(p => p, _ => OfficialVersion), evaluated.AkkaPackages);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Our_engine_is_projects_and_no_official_package(string project)
    {
        var evaluated = EvaluatedProject.Read(project, "embedded");
        Assert.Empty(evaluated.AkkaPackages);
        Assert.Subset(evaluated.Projects.ToHashSet(), NamedPackages(project).Select(p => $"src/engine/{p}/{p}.csproj").ToHashSet());
    }

    [Fact]
    public void Another_engine_is_an_error()
    {
        var run = Commands.Run(Repository.Root, "dotnet", "msbuild", "src/Hocon/Hocon.csproj", "-nologo", "-t:CheckAkkaEngine", "-p:AkkaEngine=jvm");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("AkkaEngine is 'jvm'; expected 'embedded'", run.Output, StringComparison.Ordinal);
    }

    private static bool IsOfTheEngine(string project) =>
        project.StartsWith("src/engine/", StringComparison.Ordinal)
        || project.StartsWith("tests/Akka.", StringComparison.Ordinal)
        || project.StartsWith("tests/bench/Akka.", StringComparison.Ordinal)
        || project.StartsWith("tests/Architecture.", StringComparison.Ordinal);

    private static IEnumerable<string> NamedPackages(string project) =>
        XDocument.Load(Repository.PathOf(project)).Descendants("AkkaPackage").Select(e => e.Attribute("Include")!.Value);
}
