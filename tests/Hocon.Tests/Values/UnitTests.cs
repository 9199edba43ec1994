namespace Hocon.Tests.Values;

/// <summary>HOCON.md: units format, duration format, size in bytes format.</summary>
public sealed class UnitTests
{
    public static TheoryData<string, long> Durations => Table(
        (1, "us micro micros microsecond microseconds", 10),
        (1, "ms milli millis millisecond milliseconds", TimeSpan.TicksPerMillisecond),
        (1, "s second seconds", TimeSpan.TicksPerSecond),
        (1, "m minute minutes", TimeSpan.TicksPerMinute),
        (1, "h hour hours", TimeSpan.TicksPerHour),
        (1, "d day days", TimeSpan.TicksPerDay),
        (100, "ns nano nanos nanosecond nanoseconds", 1));

    public static TheoryData<string, long> Sizes => Table(
        (1, "B b byte bytes", 1),
        (2, "kB kilobyte kilobytes", 2_000),
        (2, "MB megabyte megabytes", 2_000_000),
        (2, "GB gigabyte gigabytes", 2_000_000_000),
        (2, "TB terabyte terabytes", 2_000_000_000_000),
        (2, "PB petabyte petabytes", 2_000_000_000_000_000),
        (2, "EB exabyte exabytes", 2_000_000_000_000_000_000),
        (2, "K k Ki KiB kibibyte kibibytes", 2L << 10),
        (2, "M m Mi MiB mebibyte mebibytes", 2L << 20),
        (2, "G g Gi GiB gibibyte gibibytes", 2L << 30),
        (2, "T t Ti TiB tebibyte tebibytes", 2L << 40),
        (2, "P p Pi PiB pebibyte pebibytes", 2L << 50),
        (2, "E e Ei EiB exbibyte exbibytes", 2L << 60));

    [Theory]
    [MemberData(nameof(Durations))]
    public void Each_unit_of_time(string text, long ticks)
    {
        Assert.Equal(ticks, Value(text).AsDuration().Ticks);
        Assert.Equal(ticks, Value(text.Replace(" ", "", StringComparison.Ordinal)).AsDuration().Ticks);
    }

    [Theory]
    [InlineData("1500", 1500)]
    [InlineData("\"1500\"", 1500)]
    [InlineData("1.5s", 1500)]
    [InlineData("\"  2  s  \"", 2000)]
    [InlineData("-1s", -1000)]
    [InlineData("0", 0)]
    [InlineData("1e3 ms", 1000)]
    public void A_number_is_in_milliseconds_and_may_have_a_fraction(string text, double milliseconds) =>
        Assert.Equal(milliseconds, Value(text).AsDuration().TotalMilliseconds);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_unit_of_size(string text, long bytes) => Assert.Equal(bytes, Value(text).AsByteSize());

    [Theory]
    [InlineData("512", 512)]
    [InlineData("1.5K", 1536)]
    [InlineData("\"64 KiB\"", 65536)]
    public void A_size_is_in_bytes_and_may_have_a_fraction(string text, long bytes) => Assert.Equal(bytes, Value(text).AsByteSize());

    [Theory]
    [InlineData("10 S")]
    [InlineData("10 MS")]
    [InlineData("10 parsecs")]
    [InlineData("s")]
    [InlineData("10 s s")]
    [InlineData("1 000 s")]
    [InlineData("\"\"")]
    [InlineData("99999999999999 d")]
    [InlineData("1e28 d")]
    public void Other_texts_are_no_durations(string text) => Assert.Throws<HoconException>(() => Value(text).AsDuration());

    [Theory]
    [InlineData("10 KB")]
    [InlineData("10 kib")]
    [InlineData("8 EiB")]
    [InlineData("1 ZB")]
    [InlineData("1 YiB")]
    [InlineData("x")]
    public void Other_texts_are_no_sizes(string text) => Assert.Throws<HoconException>(() => Value(text).AsByteSize());

    private static HoconNode Value(string text) => Doc.Resolve($"a = {text}")["a"];

    private static TheoryData<string, long> Table(params (int Amount, string Units, long Value)[] rows)
    {
        var table = new TheoryData<string, long>();
        foreach (var (amount, units, value) in rows)
        {
            foreach (var unit in units.Split(' '))
                table.Add($"{amount} {unit}", value);
        }

        return table;
    }
}
