using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>Where values come from, weakest first. The reference configuration lies below all of them.</summary>
internal sealed record ConfigurationLayers
{
    /// <summary>A HOCON file.</summary>
    public string? File { get; init; }

    /// <summary>What environment variables say.</summary>
    public HoconMap Environment { get; init; } = HoconMap.Empty;

    /// <summary>KEY=VALUE, the last of a key counts.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>A level for <c>akka.loglevel</c>.</summary>
    public string? LogLevel { get; init; }

    /// <summary>A format for <c>actorecho.log.format</c>.</summary>
    public string? LogFormat { get; init; }

    /// <summary>HOST:PORT, instead of the configured listeners.</summary>
    public IReadOnlyList<string> Listen { get; init; } = [];

    /// <summary>All but <see cref="Listen"/>, which does not merge but replaces; strongest first.</summary>
    public IEnumerable<HoconDocument> Documents()
    {
        if (LogLevel is not null)
        {
            yield return Layer.OfOption("--log-level", "akka.loglevel", LogLevel);
        }

        if (LogFormat is not null)
        {
            yield return Layer.OfOption("--log-format", "actorecho.log.format", LogFormat);
        }

        foreach (var setting in Settings.Reverse())
        {
            yield return HoconDocument.ParseSetting(setting, $"--set {setting}");
        }

        yield return Layer.OfMap(Environment);
        if (File is "")
        {
            throw new HoconException(HoconOrigin.Of("--config"), "the file's name is empty", "expected a readable file");
        }

        if (File is not null)
        {
            yield return HoconDocument.ParseFile(File);
        }
    }
}
