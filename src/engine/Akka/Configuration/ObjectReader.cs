using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using global::Hocon;

namespace Akka.Configuration;

/// <summary>Turns objects into values.</summary>
internal static class ObjectReader
{
    private const int MaxDepth = 64;

    [RequiresUnreferencedCode("Properties of the object's type may have been trimmed away.")]
    public static HoconNode Read(object? value, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new ConfigurationException($"The object is nested more than {MaxDepth} levels deep, or contains itself.");
        return value switch
        {
            null => Scalar("null"),
            bool flag => Scalar(flag ? "true" : "false"),
            byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal =>
                Scalar(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
            TimeSpan time when time == Timeout.InfiniteTimeSpan => Text("infinite"),
            TimeSpan time => Text(time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms"),
            string or char or Enum or Type or Uri or Guid => Text(value.ToString()!),
            IDictionary map => Map(map.Keys.Cast<object>().Select(key => (key.ToString()!, map[key])), depth),
            IEnumerable items => HoconList.Of(items.Cast<object?>().Select(item => Read(item, depth + 1)), Origin),
            _ => Map(value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
                .Select(property => (property.Name, property.GetValue(value))), depth),
        };
    }

    private static HoconOrigin Origin => HoconOrigin.Of("object");

    [RequiresUnreferencedCode("Properties of the object's type may have been trimmed away.")]
    private static HoconMap Map(IEnumerable<(string Key, object? Value)> fields, int depth) =>
        HoconMap.Of(fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value, depth + 1))), Origin);

    private static HoconScalar Scalar(string word) => HoconScalar.OfWord(word, Origin);

    private static HoconScalar Text(string text) => HoconScalar.OfText(text, Origin);
}
