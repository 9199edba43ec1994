using System.Globalization;

namespace Hocon;

/// <summary>
/// Reads a value as the type that a program asks for, with the conversions of the specification: numbers and booleans to strings,
/// strings to numbers and booleans, objects with numbers for keys to arrays. Everything else, and null always, is an error at the value's origin.
/// </summary>
public static class HoconConversions
{
    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A string, number or boolean as text; a number as it was written.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is an object, an array or null.</exception>
    public static string AsText(this HoconNode node, string? path = null) => Scalar(node, "a string", path);

    /// <summary><c>true</c>, <c>yes</c>, <c>on</c>, <c>false</c>, <c>no</c> or <c>off</c>.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is anything else.</exception>
    public static bool AsBoolean(this HoconNode node, string? path = null) =>
        Read<bool>(node, path, "true, false, yes, no, on or off", Conversions.TryBoolean);

    /// <summary>A whole number; <c>1e3</c> and <c>5.0</c> are whole too.</summary>
    /// <param name="node">The value.</param>
    /// <param name="min">The smallest value allowed.</param>
    /// <param name="max">The largest value allowed.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is no whole number or out of range.</exception>
    public static long AsLong(this HoconNode node, long min = long.MinValue, long max = long.MaxValue, string? path = null)
    {
        var range = min == long.MinValue && max == long.MaxValue ? "" : $" from {min} to {max}";
        return Read<long>(node, path, $"a whole number{range}", text => TryLong(text) is { } value && value >= min && value <= max ? value : null);
    }

    /// <summary>A number as a double.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is no number, or larger than a double can be.</exception>
    public static double AsDouble(this HoconNode node, string? path = null) => Read<double>(
        node, path, "a number", text => double.TryParse(text, Real, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null);

    /// <summary>A number as a decimal.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is no number, or larger than a decimal can be.</exception>
    public static decimal AsDecimal(this HoconNode node, string? path = null) => Read<decimal>(
        node, path, "a number", text => decimal.TryParse(text, Real, CultureInfo.InvariantCulture, out var value) ? value : null);

    /// <summary>A duration such as <c>10ms</c>, <c>1.5 seconds</c> or <c>2 h</c>; a bare number is in milliseconds. It is cut to 100 ns.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is no duration, or longer than a <see cref="TimeSpan"/> can be.</exception>
    public static TimeSpan AsDuration(this HoconNode node, string? path = null) =>
        Read<TimeSpan>(node, path, "a duration such as 500ms, 10s or 2 minutes", Units.TryDuration);

    /// <summary>
    /// A size such as <c>64KiB</c>, <c>10 MB</c> or <c>512k</c>; a bare number is in bytes. <c>kB</c>, <c>MB</c> and so on are powers of
    /// 1000; <c>K</c>, <c>KiB</c> and so on powers of 1024. A fraction of a byte is cut.
    /// </summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is no size, or does not fit 64 bits.</exception>
    public static long AsByteSize(this HoconNode node, string? path = null) =>
        Read<long>(node, path, "a size such as 512, 64KiB or 10MB", Units.TryBytes);

    /// <summary>An array, or an object with numbers for keys as the array of its values in the order of those numbers.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is anything else.</exception>
    public static HoconList AsList(this HoconNode node, string? path = null) => Conversions.TryList(node) ?? throw Conversions.Wrong(node, "an array", path);

    /// <summary>An object.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The value's path, for the error.</param>
    /// <exception cref="HoconException">The value is anything else.</exception>
    public static HoconMap AsMap(this HoconNode node, string? path = null) => node as HoconMap ?? throw Conversions.Wrong(node, "an object", path);

    private static long? TryLong(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return value;
        if (!decimal.TryParse(text, Real, CultureInfo.InvariantCulture, out var number) || decimal.Truncate(number) != number)
            return null;
        return number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
    }

    private static string Scalar(HoconNode node, string expected, string? path) =>
        node is HoconScalar { Kind: not HoconKind.Null } scalar ? scalar.Text : throw Conversions.Wrong(node, expected, path);

    private static T Read<T>(HoconNode node, string? path, string expected, Func<string, T?> read)
        where T : struct => read(Scalar(node, expected, path)) ?? throw Conversions.Wrong(node, expected, path);
}
