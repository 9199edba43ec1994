using Akka.Configuration;
using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>All layers in one, checked.</summary>
internal sealed class EffectiveConfiguration
{
    private EffectiveConfiguration(HoconMap own, HoconMap engine, ServerOptions options)
    {
        Own = own;
        Complete = own.WithFallback(HoconMap.Of([new("akka", engine)], engine.Origin));
        Options = options;
        Warnings = [.. UnknownAkkaKeys.Find(own, engine)];
    }

    /// <summary>What the layers say, with the server's defaults.</summary>
    public HoconMap Own { get; }

    /// <summary>The same with the engine's defaults.</summary>
    public HoconMap Complete { get; }

    public ServerOptions Options { get; }

    /// <summary>What is probably a mistake, but not ours to refuse.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <exception cref="HoconException">Something is wrong in one of the layers; the message says what and where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EffectiveConfiguration Load(ConfigurationLayers layers)
    {
        var document = Single("akka.loglevel", layers.LogLevel, "--log-level")
            .WithFallback(Single("actorecho.log.format", layers.LogFormat, "--log-format"));
        document = layers.Settings.Reverse().Aggregate(document, (above, setting) => above.WithFallback(Setting(setting)))
            .WithFallback(OfMap("environment", layers.Environment));
        if (layers.File is { } file)
        {
            document = document.WithFallback(HoconDocument.ParseFile(file));
        }

        var own = document.WithFallback(HoconDocument.Parse(HoconSource.OfText(HostDefaults, "host"))).WithFallback(ServerConfiguration.Reference).Resolve();
        own = layers.Listen.Count > 0 ? WithListeners(own, layers.Listen) : own;
        return new EffectiveConfiguration(own, EngineDefaults(), ServerConfiguration.Read(own));
    }

    /// <summary>The engine's complaint about a value, with the place where the value stands if the complaint names its key.</summary>
    public HoconException Locate(ConfigurationException wrong)
    {
        var named = Own.Leaves().Where(leaf => wrong.Message.Contains(leaf.Path.ToString(), StringComparison.Ordinal)).MaxBy(leaf => leaf.Path.Keys.Count);
        return new HoconException(named?.Value.Origin ?? HoconOrigin.Of("akka"), wrong.Message, inner: wrong);
    }

    // The engine must not end the system on SIGTERM by itself while connections are drained.
    private const string HostDefaults = """
        akka {
          stdout-loglevel = OFF
          log-dead-letters = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
        }
        """;

    private static HoconMap EngineDefaults() =>
        HoconDocument.Parse(HoconSource.OfText(ConfigurationFactory.Default().ToString(includeFallback: true), "engine")).Resolve().Find("akka") as HoconMap ?? HoconMap.Empty;

    // 127.0.0.1:7007 is not HOCON without quotes, and nobody wants to quote it twice on a command line.
    private static HoconDocument Setting(string setting)
    {
        var origin = $"--set {setting}";
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new HoconException(HoconOrigin.Of(origin), "there is no value", "expected KEY=VALUE");
        }

        var value = setting[(equals + 1)..];
        return value.Length > 0 && "{[\"$".Contains(value[0], StringComparison.Ordinal)
            ? HoconDocument.Parse(HoconSource.OfText(setting, origin))
            : OfMap(origin, Nested(setting[..equals], HoconScalar.OfText(value, HoconOrigin.Of(origin))));
    }

    private static HoconDocument Single(string path, string? value, string origin) => value is null
        ? OfMap(origin, HoconMap.Empty)
        : OfMap(origin, Nested(path, HoconScalar.OfText(value, HoconOrigin.Of(origin))));

    private static HoconDocument OfMap(string description, HoconMap map) => HoconDocument.Parse(HoconSource.OfMap(description, map));

    private static HoconMap WithListeners(HoconMap map, IReadOnlyList<string> addresses)
    {
        var origin = HoconOrigin.Of("--listen");
        var listeners = addresses.Select((address, index) => KeyValuePair.Create<string, HoconNode>(
            index == 0 ? "echo" : $"echo-{index + 1}", Nested("listen", HoconScalar.OfText(address, origin))));
        var server = (HoconMap)map["actorecho"];
        var replaced = HoconMap.Of([.. server, new("listeners", HoconMap.Of(listeners, origin))], server.Origin);
        return HoconMap.Of([.. map, new("actorecho", replaced)], map.Origin);
    }

    private static HoconMap Nested(string path, HoconScalar value) => (HoconMap)HoconPath.Parse(path).Keys.Reverse()
        .Aggregate((HoconNode)value, (node, key) => HoconMap.Of([new(key, node)], value.Origin));
}
