namespace Hocon.Tests.Syntax;

/// <summary>HOCON.md: comments, omitted root braces, key-value separators, commas, whitespace.</summary>
public sealed class DocumentTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData(" \n\t# only a comment", "{}")]
    [InlineData("a = 1", """{"a":1}""")]
    [InlineData("{ a = 1 }", """{"a":1}""")]
    [InlineData("[1, {a = 2}]", """[1,{"a":2}]""")]
    [InlineData("\uFEFFa = 1", """{"a":1}""")]
    public void Root_braces_may_be_left_out(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a = 1 # one\n# two\n//three\nb = 2 // four", """{"a":1,"b":2}""")]
    [InlineData("a = \"# no // comment\"", """{"a":"# no // comment"}""")]
    [InlineData("a = b#c", """{"a":"b"}""")]
    [InlineData("a = b//c", """{"a":"b"}""")]
    [InlineData("a = b/c", """{"a":"b/c"}""")]
    [InlineData("a # why\n= # because\n1", """{"a":1}""")]
    [InlineData("[1 # one\n2]", "[1,2]")]
    public void Comments_run_to_the_end_of_the_line(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a : 1, b = 2, c { d = 3 }, \"e\" {}, f += 4", """{"a":1,"b":2,"c":{"d":3},"e":{},"f":[4]}""")]
    [InlineData("a =\n\n1", """{"a":1}""")]
    [InlineData("a\n{b=1}", """{"a":{"b":1}}""")]
    [InlineData("\"a\"\n:\n1", """{"a":1}""")]
    public void Fields_have_a_separator_or_a_brace(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("[1,2,3,]", "[1,2,3]")]
    [InlineData("[1\n2\n3]", "[1,2,3]")]
    [InlineData("[1,\n\n2\n,3\n]", "[1,2,3]")]
    [InlineData("a=1,b=2,", """{"a":1,"b":2}""")]
    [InlineData("{a=1\nb=2\n}", """{"a":1,"b":2}""")]
    [InlineData("a=1\r\nb=2\r\n", """{"a":1,"b":2}""")]
    public void A_newline_or_one_comma_separates_members(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("[1,2,3,,]")]
    [InlineData("[,1,2,3]")]
    [InlineData("[1,,2,3]")]
    [InlineData("{a=1,,b=2}")]
    [InlineData(",a=1")]
    [InlineData("a=1,,")]
    public void Other_commas_are_errors(string text) => Doc.Fails(text);

    [Theory]
    [InlineData("a = 1 }")]
    [InlineData("{ a = 1")]
    [InlineData("{ a = 1 } b = 2")]
    [InlineData("[1, 2")]
    [InlineData("[1, 2}")]
    [InlineData("{ a = [1 }")]
    public void Brackets_must_be_balanced(string text) => Doc.Fails(text);

    [Theory]
    [InlineData('\u00A0')]
    [InlineData('\u2007')]
    [InlineData('\u202F')]
    [InlineData('\u2028')]
    [InlineData('\u3000')]
    [InlineData('\uFEFF')]
    [InlineData('\t')]
    [InlineData('\v')]
    [InlineData('\f')]
    [InlineData('\u001C')]
    [InlineData('\u001F')]
    public void Unicode_spaces_are_whitespace(char space) =>
        Assert.Equal($$"""{"a":"b{{HoconScalar.OfText(space.ToString(), HoconOrigin.Of("test")).ToString().Trim('"')}}c"}""", Doc.Json($"{space}a{space}={space}b{space}c{space}"));

    [Fact]
    public void Only_the_line_feed_is_a_newline() => Assert.Single(Doc.Resolve("a = [1\r2\u20283]")["a"].AsList());
}
