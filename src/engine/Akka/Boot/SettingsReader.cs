using Akka.Configuration;

namespace Akka.Boot;

/// <summary>Reads keys that the reference configuration has, so that a missing one is a fault of ours and a bad value the user's.</summary>
internal sealed class SettingsReader(Config config)
{
    internal string Text(string key) => config.GetString(key) ?? throw Wrong(key, "a text");

    internal IList<string> Texts(string key) => config.GetStringList(key) ?? throw Wrong(key, "a list of texts");

    internal bool Flag(string key) => Read(key, "on or off", () => config.GetBoolean(key));

    internal TimeSpan Time(string key, bool allowInfinite = false) =>
        Read(key, allowInfinite ? "a duration or infinite" : "a duration", () => config.GetTimeSpan(key, null, allowInfinite));

    /// <returns>A count; on is <see cref="int.MaxValue"/>, off is 0.</returns>
    internal int CountOrOnOff(string key) => Text(key).ToLowerInvariant() switch
    {
        "on" or "true" or "yes" => int.MaxValue,
        "off" or "false" or "no" => 0,
        _ => Read(key, "on, off or a count", () => config.GetInt(key)),
    };

    private T Read<T>(string key, string expected, Func<T> read)
    {
        if (!config.HasPath(key))
        {
            throw Wrong(key, expected);
        }

        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            throw Wrong(key, expected);
        }
    }

    private ConfigurationException Wrong(string key, string expected) =>
        new($"{key} is {(config.HasPath(key) ? $"'{config.GetString(key)}'" : "not set")}; expected {expected}.");
}
