using System.Collections;
using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>
/// Environment variables as settings: <c>ACTORECHO__SHUTDOWN__DEADLINE</c> is <c>actorecho.shutdown.deadline</c>. Two underscores stand for a dot
/// and one for a hyphen; the value is plain text, not HOCON.
/// </summary>
internal static class EnvironmentLayer
{
    private static readonly string[] Prefixes = ["ACTORECHO__", "AKKA__"];

    public static HoconMap ReadProcess() => Read(Environment.GetEnvironmentVariables());

    public static HoconMap Read(IDictionary variables) => variables.Cast<DictionaryEntry>()
        .Select(variable => (Name: (string)variable.Key, Value: (string?)variable.Value ?? ""))
        .Where(variable => Array.Exists(Prefixes, prefix => variable.Name.StartsWith(prefix, StringComparison.Ordinal)))
        .OrderBy(variable => variable.Name, StringComparer.Ordinal)
        .Aggregate(HoconMap.Empty, (map, variable) => Setting(variable.Name, variable.Value).WithFallback(map));

    private static HoconMap Setting(string name, string value)
    {
        var keys = name.ToLowerInvariant().Split("__").Select(key => key.Replace('_', '-'));
        return Layer.Nested(HoconPath.Of(keys), HoconScalar.OfText(value, HoconOrigin.Of($"environment variable {name}")));
    }
}
