using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>All layers in one, checked.</summary>
internal sealed class EffectiveConfiguration
{
    private EffectiveConfiguration(HoconMap own, HoconMap engine, ServerOptions options)
    {
        Own = own;
        Options = options;
        Complete = own.WithFallback(engine);
        Warnings = [.. UnknownKeys.OutsideOfSections(own), .. UnknownKeys.OfEngine(own, engine)];
    }

    /// <summary>What the layers say, with the defaults of server and host.</summary>
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
        var own = layers.Documents()
            .Append(Layer.OfMap(Defaults.Host))
            .Append(ServerConfiguration.Reference)
            .Aggregate((above, below) => above.WithFallback(below))
            .Resolve();
        own = layers.Listen.Count > 0 ? WithListeners(own, layers.Listen) : own;
        var options = ServerConfiguration.Read(own);
        return new EffectiveConfiguration(own.WithFallback(Defaults.Shutdown(options)), Defaults.Engine, options);
    }

    /// <summary>The engine's complaint about a value, with the place where the value stands if the complaint names its key.</summary>
    public HoconException Locate(Exception wrong)
    {
        var named = Own.Leaves()
            .Where(leaf => wrong.Message.Contains(leaf.Path.ToString(), StringComparison.Ordinal) || Quotes(wrong.Message, leaf))
            .MaxBy(leaf => leaf.Path.Keys.Count);
        return new HoconException(named?.Value.Origin ?? HoconOrigin.Of("akka"), wrong.Message, inner: wrong);
    }

    private static bool Quotes(string message, HoconLeaf leaf) =>
        leaf.Path.Keys[0] == "akka" && leaf.Value is HoconScalar { Text.Length: > 0 } scalar && message.Contains($"'{scalar.Text}'", StringComparison.Ordinal);

    private static HoconMap WithListeners(HoconMap map, IReadOnlyList<string> addresses)
    {
        var origin = HoconOrigin.Of("--listen");
        var listeners = addresses.Select((address, index) => KeyValuePair.Create<string, HoconNode>(
            index == 0 ? "echo" : $"echo-{index + 1}", Layer.Nested(HoconPath.Of("listen"), HoconScalar.OfText(address, origin))));
        var server = (HoconMap)map["actorecho"];
        var replaced = HoconMap.Of([.. server, new("listeners", HoconMap.Of(listeners, origin))], server.Origin);
        return HoconMap.Of([.. map, new("actorecho", replaced)], map.Origin);
    }
}
