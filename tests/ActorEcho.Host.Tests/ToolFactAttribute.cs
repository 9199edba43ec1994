namespace ActorEcho.Host.Tests;

/// <summary>A fact that needs a program of the system; without it the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    /// <param name="tool">The program's name, and for how to install it the Debian package's.</param>
    public ToolFactAttribute(string tool, string package)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip = Array.Exists(folders, folder => File.Exists(Path.Combine(folder, tool))) ? null : $"There is no {tool} here (Debian: {package}).";
    }
}
