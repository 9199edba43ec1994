using global::Hocon;

namespace Akka.Configuration;

internal static class Durations
{
    public static TimeSpan Read(HoconNode node, bool allowInfinite, string? path)
    {
        if (node is not HoconScalar { Text: "infinite" })
            return node.AsDuration(path);
        return allowInfinite
            ? Timeout.InfiniteTimeSpan
            : throw new HoconException(node.Origin, $"{path ?? "the duration"} is infinite", "expected a finite duration such as 10s", "infinite");
    }
}
