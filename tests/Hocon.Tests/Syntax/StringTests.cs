namespace Hocon.Tests.Syntax;

/// <summary>HOCON.md: unquoted strings, quoted strings as in JSON, multi-line strings.</summary>
public sealed class StringTests
{
    [Theory]
    [InlineData("a = 1", HoconKind.Number, "1")]
    [InlineData("a = -0.5e+10", HoconKind.Number, "-0.5e+10")]
    [InlineData("a = 1E5", HoconKind.Number, "1E5")]
    [InlineData("a = true", HoconKind.Boolean, "true")]
    [InlineData("a = null", HoconKind.Null, "null")]
    [InlineData("a = truefoo", HoconKind.Text, "truefoo")]
    [InlineData("a = footrue", HoconKind.Text, "footrue")]
    [InlineData("a = 10.0bar", HoconKind.Text, "10.0bar")]
    [InlineData("a = bar10.0", HoconKind.Text, "bar10.0")]
    [InlineData("a = 127.0.0.1", HoconKind.Text, "127.0.0.1")]
    [InlineData("a = 007", HoconKind.Text, "007")]
    [InlineData("a = -", HoconKind.Text, "-")]
    [InlineData("a = -x", HoconKind.Text, "-x")]
    [InlineData("a = 1.", HoconKind.Text, "1.")]
    [InlineData("a = 1e+5x", HoconKind.Text, "1e+5x")]
    [InlineData("a = include", HoconKind.Text, "include")]
    [InlineData("a = it's (fine) <x> ~%|;/", HoconKind.Text, "it's (fine) <x> ~%|;/")]
    [InlineData("a = \"true\"", HoconKind.Text, "true")]
    [InlineData("a = \"1\"", HoconKind.Text, "1")]
    public void A_word_has_the_type_it_looks_like(string text, HoconKind kind, string value)
    {
        var scalar = Assert.IsType<HoconScalar>(Doc.Resolve(text)["a"]);
        Assert.Equal((kind, value), (scalar.Kind, scalar.Text));
    }

    [Theory]
    [InlineData('$')]
    [InlineData(':')]
    [InlineData('=')]
    [InlineData('+')]
    [InlineData('`')]
    [InlineData('^')]
    [InlineData('?')]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('*')]
    [InlineData('&')]
    [InlineData('\\')]
    public void Reserved_characters_must_be_quoted(char c)
    {
        Assert.Contains($"'{c}'", Doc.Fails($"a = x{c}y").Problem, StringComparison.Ordinal);
        Assert.Equal($"x{c}y", Doc.Resolve($"a = \"\"\"x{c}y\"\"\"")["a"].AsText());
    }

    [Theory]
    [InlineData("""a = "\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00" """, "\"\\/\b\f\n\r\té😀")]
    [InlineData("a = \"é😀\"", "é😀")]
    [InlineData("a = \"\"", "")]
    [InlineData("a = \"\"\"\"\"\"", "")]
    [InlineData("a = \"\"\"x\ny\\n\tz\"\"\"", "x\ny\\n\tz")]
    [InlineData("a = \"\"\"foo\"\"\"\"", "foo\"")]
    [InlineData("a = \"\"\"a\"\"b\"\"\"\"\"", "a\"\"b\"\"")]
    public void Quotes_keep_text_as_it_is(string text, string value) => Assert.Equal(value, Doc.Resolve(text)["a"].AsText());

    [Theory]
    [InlineData("a = \"x")]
    [InlineData("a = \"x\ny\"")]
    [InlineData("a = \"x\ty\"")]
    [InlineData("a = \"\\x\"")]
    [InlineData("a = \"\\u12\"")]
    [InlineData("a = \"\\u12G4\"")]
    [InlineData("a = \"\\")]
    [InlineData("a = \"\"\"x")]
    [InlineData("a = \"\"\"x\"\"")]
    public void What_is_no_string_is_an_error(string text) => Doc.Fails(text);
}
