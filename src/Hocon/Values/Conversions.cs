using System.Globalization;

namespace Hocon;

/// <summary>The automatic conversions that the specification recommends, and no others.</summary>
internal static class Conversions
{
    public static string Describe(HoconNode node) => node.Kind switch
    {
        HoconKind.Map => "an object",
        HoconKind.List => "an array",
        HoconKind.Text => $"the string {Shorten(node.ToString())}",
        HoconKind.Number => $"the number {Shorten(((HoconScalar)node).Text)}",
        HoconKind.Boolean => $"the boolean {node}",
        _ => "null",
    };

    public static HoconException Wrong(HoconNode node, string expected, string? path) =>
        new(node.Origin, path is null ? $"found {Describe(node)}" : $"{path} is {Describe(node)}", $"expected {expected}", (node as HoconScalar)?.Text ?? "");

    /// <summary>The list that a value is, or that an object with numbers for keys stands for; null for any other value.</summary>
    public static HoconList? TryList(HoconNode node)
    {
        if (node is not HoconMap map)
            return node as HoconList;
        var items = new List<(long Index, HoconNode Value)>();
        foreach (var (key, value) in map)
        {
            if (long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                items.Add((index, value));
        }

        return items.Count == 0 ? null : HoconList.Of(items.OrderBy(item => item.Index).Select(item => item.Value), map.Origin);
    }

    public static bool? TryBoolean(string text) => text switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..77] + "...";
}
