using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>Makes documents of what is not a file.</summary>
internal static class Layer
{
    public static HoconDocument OfMap(HoconMap map) => HoconDocument.Parse(HoconSource.OfMap(map.Origin.ToString(), map));

    public static HoconDocument OfOption(string option, string path, string value) =>
        OfMap(Nested(path, HoconScalar.OfText(value, HoconOrigin.Of(option))));

    // 127.0.0.1:7007 is not HOCON without quotes, and nobody wants to quote it twice on a command line.
    public static HoconDocument OfSetting(string setting)
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
            : OfOption(origin, setting[..equals], value);
    }

    public static HoconMap Nested(string path, HoconScalar value) => (HoconMap)HoconPath.Parse(path).Keys.Reverse()
        .Aggregate((HoconNode)value, (node, key) => HoconMap.Of([new(key, node)], value.Origin));
}
