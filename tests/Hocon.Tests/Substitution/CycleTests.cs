namespace Hocon.Tests.Substitution;

public sealed class CycleTests
{
    [Theory]
    [InlineData("foo : ${foo}")]
    [InlineData("foo : ${foo}, foo : { a : 1 }")]
    [InlineData("bar : ${foo}, foo : ${bar}")]
    [InlineData("a : ${b}, b : ${c}, c : ${a}")]
    [InlineData("a : { b : ${a} }")]
    [InlineData("a : [${a}]")]
    [InlineData("a : [1], a : [${a}]")]
    [InlineData("a : ${b}{x : 1}, b : { y : ${a} }")]
    [InlineData("a : ${b.c}, b : ${a.d}")]
    [InlineData("a = ${b}, b = ${a.x}")]
    [InlineData("a = x${b}, b = y${c}, c = z${a}")]
    [InlineData("a { b = ${c} }, c { d = ${a} }")]
    public void A_cycle_is_an_error(string text)
    {
        var error = Doc.Fails(text);
        Assert.Contains("refers to itself", error.Problem, StringComparison.Ordinal);
        Assert.True(error.Origin.Line > 0);
    }

    [Theory]
    [InlineData("x = ${?y}, y = ${?x}", "{}")]
    [InlineData("a : { b : ${?a} }", """{"a":{}}""")]
    [InlineData("a : ${?b.c}, b : ${?a.d}", "{}")]
    [InlineData("a = ${?b}, b { p = ${?a.q}, q = ${?a.p} }", """{"a":{},"b":{}}""")]
    [InlineData("a : [1, ${?a}]", """{"a":[1]}""")]
    public void An_optional_substitution_in_a_cycle_is_undefined(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Fact]
    public void Two_fields_that_swap_get_the_same_value()
    {
        var swapped = Doc.Resolve("a : 1, b : 2, a : ${b}, b : ${a}");
        Assert.Equal(swapped["a"], swapped["b"]);
    }
}
