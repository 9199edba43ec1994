namespace Hocon.Tests.Syntax;

public sealed class PathTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData(" a.b-c.d_e ", "a|b-c|d_e")]
    [InlineData("a.\"b.c\".d", "a|b.c|d")]
    [InlineData("a.\"\"", "a|")]
    [InlineData("akka.actor.deployment.\"/user/a.b\".router", "akka|actor|deployment|/user/a.b|router")]
    [InlineData("deployment./user/router", "deployment|/user/router")]
    [InlineData("a b.c d", "a b|c d")]
    public void An_expression_is_split_at_its_dots(string expression, string keys) => Assert.Equal(keys.Split('|'), HoconPath.Parse(expression).Keys);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a..b")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a:b")]
    [InlineData("a # b")]
    [InlineData("a\nb")]
    [InlineData("\"a")]
    public void Other_expressions_are_errors(string expression) => Assert.Throws<HoconException>(() => HoconPath.Parse(expression));

    [Fact]
    public void Text_and_equality_follow_the_keys()
    {
        var path = HoconPath.Of("a", "b.c", "", "include", "é");
        Assert.Equal("a.\"b.c\".\"\".\"include\".\"é\"", path.ToString());
        Assert.Equal(path, HoconPath.Parse(path.ToString()));
        Assert.Equal(path.GetHashCode(), HoconPath.Parse(path.ToString()).GetHashCode());
        Assert.NotEqual(path, path.Child("x"));
        Assert.Equal("x", path.Child("x").Last);
        Assert.Throws<ArgumentException>(() => HoconPath.Of());
    }
}
