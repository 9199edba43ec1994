using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>Where values come from, weakest first; the reference configuration lies below all of them.</summary>
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
}
