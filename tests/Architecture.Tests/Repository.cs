namespace Architecture.Tests;

/// <summary>The working copy that these tests read.</summary>
internal static class Repository
{
    private static readonly string[] _generated = ["bin", "obj", ".git", ".vs", "TestResults", "artifacts"];

    public static string Root { get; } = FindRoot();

    /// <summary>The files that belong to the repository, relative to its root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. ListFiles().Order(StringComparer.Ordinal)];

    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    public static IEnumerable<string> SourceFiles(string folder) =>
        Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorEcho.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No ActorEcho.sln above {AppContext.BaseDirectory}.");
    }

    // A source archive has no git: what is there, less what a build makes, is then the best answer.
    private static IEnumerable<string> ListFiles()
    {
        var listed = Path.Exists(Path.Combine(Root, ".git")) ? Commands.Run(Root, "git", "ls-files", "--cached", "--others", "--exclude-standard") : null;
        return listed is { ExitCode: 0 }
            ? listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(PathOf(f)))
            : Walk(new DirectoryInfo(Root));
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Select(f => Path.GetRelativePath(Root, f.FullName).Replace(Path.DirectorySeparatorChar, '/'))
            .Concat(folder.EnumerateDirectories().Where(d => !_generated.Contains(d.Name)).SelectMany(Walk));
}
