using System.Globalization;

namespace Hocon;

/// <summary>Numbers with a unit: HOCON.md, "Units format", "Duration format" and "Size in bytes format".</summary>
internal static class Units
{
    private static readonly Dictionary<string, decimal> TicksPer = Table(
        (0.01m, "ns nano nanos nanosecond nanoseconds"),
        (TimeSpan.TicksPerMicrosecond, "us micro micros microsecond microseconds"),
        (TimeSpan.TicksPerMillisecond, "ms milli millis millisecond milliseconds"),
        (TimeSpan.TicksPerSecond, "s second seconds"),
        (TimeSpan.TicksPerMinute, "m minute minutes"),
        (TimeSpan.TicksPerHour, "h hour hours"),
        (TimeSpan.TicksPerDay, "d day days"));

    private static readonly Dictionary<string, decimal> BytesPer = Table(
        (1m, "B b byte bytes"),
        (1e3m, "kB kilobyte kilobytes"),
        (1e6m, "MB megabyte megabytes"),
        (1e9m, "GB gigabyte gigabytes"),
        (1e12m, "TB terabyte terabytes"),
        (1e15m, "PB petabyte petabytes"),
        (1e18m, "EB exabyte exabytes"),
        (1e21m, "ZB zettabyte zettabytes"),
        (1e24m, "YB yottabyte yottabytes"),
        (Binary(1), "K k Ki KiB kibibyte kibibytes"),
        (Binary(2), "M m Mi MiB mebibyte mebibytes"),
        (Binary(3), "G g Gi GiB gibibyte gibibytes"),
        (Binary(4), "T t Ti TiB tebibyte tebibytes"),
        (Binary(5), "P p Pi PiB pebibyte pebibytes"),
        (Binary(6), "E e Ei EiB exbibyte exbibytes"),
        (Binary(7), "Z z Zi ZiB zebibyte zebibytes"),
        (Binary(8), "Y y Yi YiB yobibyte yobibytes"));

    /// <summary>A duration, in milliseconds when no unit is given; null when the text is none or does not fit.</summary>
    public static TimeSpan? TryDuration(string text) => Scale(text, TicksPer, "ms") is { } ticks ? new TimeSpan(ticks) : null;

    /// <summary>A size in bytes; null when the text is none or does not fit.</summary>
    public static long? TryBytes(string text) => Scale(text, BytesPer, "B");

    private static long? Scale(string text, Dictionary<string, decimal> units, string plain)
    {
        var trimmed = text.AsSpan().Trim();
        var letters = 0;
        while (letters < trimmed.Length && char.IsLetter(trimmed[^(letters + 1)]))
            letters++;
        var unit = letters == 0 ? plain : trimmed[^letters..].ToString();
        if (!units.TryGetValue(unit, out var factor))
            return null;
        const NumberStyles number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(trimmed[..^letters].TrimEnd(), number, CultureInfo.InvariantCulture, out var amount))
            return null;
        try
        {
            return checked((long)(amount * factor));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal Binary(int power)
    {
        var value = 1m;
        for (var i = 0; i < power; i++)
            value *= 1024;
        return value;
    }

    private static Dictionary<string, decimal> Table(params (decimal Factor, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Factor))).ToDictionary(row => row.name, row => row.Factor, StringComparer.Ordinal);
}
