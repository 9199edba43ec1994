namespace Hocon.Tests.Values;

/// <summary>HOCON.md: automatic type conversions, conversion of numerically-indexed objects to arrays.</summary>
public sealed class ConversionTests
{
    [Theory]
    [InlineData("1e5", "1e5")]
    [InlineData("true", "true")]
    [InlineData("\"x\"", "x")]
    public void Simple_values_convert_to_strings(string text, string value) => Assert.Equal(value, Value(text).AsText());

    [Theory]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("\"on\"", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    public void Six_words_convert_to_booleans(string text, bool value) => Assert.Equal(value, Value(text).AsBoolean());

    [Theory]
    [InlineData("42", 42)]
    [InlineData("\"42\"", 42)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("1e3", 1000)]
    [InlineData("5.0", 5)]
    [InlineData("007", 7)]
    public void Whole_numbers_convert(string text, long value) => Assert.Equal(value, Value(text).AsLong());

    [Fact]
    public void Other_numbers_convert()
    {
        Assert.Equal(1.5, Value("1.5").AsDouble());
        Assert.Equal(-2e-3, Value("\"-2e-3\"").AsDouble());
        Assert.Equal(0.1m, Value("0.1").AsDecimal());
    }

    [Theory]
    [InlineData("TRUE")]
    [InlineData("1")]
    [InlineData("[]")]
    public void Other_values_are_no_booleans(string text) => Wrong(text, node => node.AsBoolean());

    [Theory]
    [InlineData("1.5")]
    [InlineData("x")]
    [InlineData("9223372036854775808")]
    [InlineData("1e300")]
    [InlineData("\"1,000\"")]
    [InlineData("\" 1\"")]
    [InlineData("true")]
    [InlineData("\"\"")]
    public void Other_values_are_no_whole_numbers(string text) => Wrong(text, node => node.AsLong());

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("Infinity")]
    public void Other_values_are_no_doubles(string text) => Wrong(text, node => node.AsDouble());

    [Theory]
    [InlineData("null")]
    [InlineData("[a]")]
    [InlineData("{b = 1}")]
    public void Null_arrays_and_objects_are_no_strings(string text) => Wrong(text, node => node.AsText());

    [Theory]
    [InlineData("{ 0 = a, 1 = b }", "ab")]
    [InlineData("{ 2 = c, 0 = a }", "ac")]
    [InlineData("{ 10 = b, 9 = a, x = y, -1 = z }", "ab")]
    public void An_object_with_numbers_for_keys_converts_to_an_array(string text, string items) =>
        Assert.Equal(items, string.Concat(Value(text).AsList().Select(item => item.AsText())));

    [Theory]
    [InlineData("{}")]
    [InlineData("{ a = 1 }")]
    [InlineData("x")]
    [InlineData("null")]
    public void Other_values_are_no_arrays(string text) => Wrong(text, node => node.AsList());

    [Fact]
    public void An_error_names_the_value_its_place_and_what_was_expected()
    {
        var error = Assert.Throws<HoconException>(() => Doc.Resolve("\n  port = 70007")["port"].AsLong(0, 65535, "port"));
        Assert.Equal("text:2:10: port is the number 70007, expected a whole number from 0 to 65535", error.Message);
        Assert.Equal("70007", error.Text);
    }

    private static HoconNode Value(string text) => Doc.Resolve($"a = {text}")["a"];

    private static void Wrong<T>(string text, Func<HoconNode, T> read) =>
        Assert.Equal("text:1:5", Assert.Throws<HoconException>(() => read(Value(text))).Origin.ToString());
}
