namespace ActorEcho.Host.Tests.Spec;

/// <summary>A fact that builds the Tokio peer of the benchmarks, from Debian's crates; without them the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TokioFactAttribute : FactAttribute
{
    /// <summary>Where librust-tokio-dev puts its crates.</summary>
    public const string Crates = "/usr/share/cargo/registry";

    public TokioFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip = !Array.Exists(folders, folder => File.Exists(Path.Combine(folder, "cargo"))) ? "There is no cargo here (Debian: cargo)."
            : !Directory.Exists(Crates) ? "There is no Tokio here (Debian: librust-tokio-dev)."
            : null;
    }
}
