using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>Makes documents of what is not a file.</summary>
internal static class Layer
{
    public static HoconDocument OfMap(HoconMap map) => HoconDocument.Parse(HoconSource.OfMap(map.Origin.ToString(), map));

    public static HoconDocument OfOption(string option, string path, string value) =>
        OfMap(Nested(HoconPath.Parse(path), HoconScalar.OfText(value, HoconOrigin.Of(option))));

    // 127.0.0.1:7007 is not HOCON without quotes, and nobody wants to quote it twice on a command line.
    public static HoconDocument OfSetting(string setting)
    {
        var origin = $"--set {setting}";
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new HoconException(HoconOrigin.Of(origin), "there is no value", "expected KEY=VALUE");
        }

        var path = ReadPath(setting[..equals], origin);
        var value = setting[(equals + 1)..];
        return value.Length > 0 && "{[\"$".Contains(value[0], StringComparison.Ordinal)
            ? HoconDocument.Parse(HoconSource.OfText(setting, origin))
            : OfMap(Nested(path, HoconScalar.OfText(value, HoconOrigin.Of(origin))));
    }

    public static HoconMap Nested(HoconPath path, HoconScalar value) => (HoconMap)path.Keys.Reverse()
        .Aggregate((HoconNode)value, (node, key) => HoconMap.Of([new(key, node)], value.Origin));

    private static HoconPath ReadPath(string path, string origin)
    {
        try
        {
            return HoconPath.Parse(path);
        }
        catch (HoconException wrong)
        {
            throw new HoconException(HoconOrigin.Of(origin), wrong.Problem, wrong.Expected, wrong.Text, wrong);
        }
    }
}
