using System.Globalization;

namespace ActorEcho.TestKit.Engine;

/// <summary>Where a run's seed comes from, and how to come back to it.</summary>
internal static class Seeds
{
    public const string Variable = "ACTORECHO_SEED";

    /// <summary>That of the environment, or else a new one.</summary>
    public static int Next() => From(Environment.GetEnvironmentVariable(Variable));

    /// <exception cref="FormatException">Something is given that is no number.</exception>
    public static int From(string? given) => string.IsNullOrEmpty(given) ? Random.Shared.Next()
        : int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new FormatException($"{Variable} is '{given}'; expected a whole number, as a failed scenario printed it");

    public static string Replay(int seed) => string.Create(CultureInfo.InvariantCulture, $"To replay this run: {Variable}={seed}, or new ScenarioOptions {{ Seed = {seed} }}.");
}
