using Hocon;

namespace ActorEcho.Host.Configuration;

/// <summary>Makes documents of what is not a file.</summary>
internal static class Layer
{
    public static HoconDocument OfMap(HoconMap map) => HoconDocument.Parse(HoconSource.OfMap(map.Origin.ToString(), map));

    public static HoconDocument OfOption(string option, string path, string value) =>
        OfMap(Nested(HoconPath.Parse(path), HoconScalar.OfText(value, HoconOrigin.Of(option))));

    public static HoconMap Nested(HoconPath path, HoconScalar value) => (HoconMap)path.Keys.Reverse()
        .Aggregate((HoconNode)value, (node, key) => HoconMap.Of([new(key, node)], value.Origin));
}
