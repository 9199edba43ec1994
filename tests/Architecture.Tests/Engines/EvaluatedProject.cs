using System.Text.Json;

namespace Architecture.Tests.Engines;

/// <summary>What MSBuild makes of a project for one engine, without restoring or building anything.</summary>
internal sealed record EvaluatedProject(bool EngineOnly, IReadOnlyList<string> Projects, IReadOnlyDictionary<string, string> AkkaPackages)
{
    /// <param name="project">Relative to the repository.</param>
    /// <param name="engine">"embedded" or "nuget".</param>
    public static EvaluatedProject Read(string project, string engine)
    {
        var run = Commands.Run(
            Repository.Root, "dotnet", "msbuild", project, "-nologo", "-getItem:PackageReference,ProjectReference,PackageVersion", "-getProperty:EngineOnly", $"-p:AkkaEngine={engine}");
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        var items = json.RootElement.GetProperty("Items");
        var versions = Of(items, "PackageVersion").ToDictionary(Identity, v => v.GetProperty("Version").GetString()!);
        return new EvaluatedProject(
            json.RootElement.GetProperty("Properties").GetProperty(nameof(EngineOnly)).GetString() == "true",
            [.. Of(items, "ProjectReference").Select(i => Path.GetRelativePath(Repository.Root, i.GetProperty("FullPath").GetString()!).Replace('\\', '/'))],
            Of(items, "PackageReference").Select(Identity).Where(p => p.Split('.')[0] == "Akka").ToDictionary(p => p, p => versions[p]));
    }

    private static JsonElement.ArrayEnumerator Of(JsonElement items, string name) => items.GetProperty(name).EnumerateArray();

    private static string Identity(JsonElement item) => item.GetProperty("Identity").GetString()!;
}
