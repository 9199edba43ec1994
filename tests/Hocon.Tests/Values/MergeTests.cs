namespace Hocon.Tests.Values;

/// <summary>HOCON.md: config object merging and file merging.</summary>
public sealed class MergeTests
{
    [Theory]
    [InlineData("a { x = 1 }", "a = 42", "a { y = 2 }", """{"a":{"x":1}}""")]
    [InlineData("a { x = 1 }", "a { y = 2 }", "a = 42", """{"a":{"y":2,"x":1}}""")]
    [InlineData("a = 1", "b = 2", "a = 3, c = 4", """{"a":1,"c":4,"b":2}""")]
    [InlineData("a = [1]", "a = [2]", "a = [3]", """{"a":[1]}""")]
    [InlineData("a = null", "a = 1", "", """{"a":null}""")]
    [InlineData("a = ${?x}", "a = 1", "", """{"a":1}""")]
    [InlineData("a = ${x}", "x = 1", "x = 2", """{"a":1,"x":1}""")]
    [InlineData("x = 0", "a = ${x}", "x = 2", """{"x":0,"a":0}""")]
    [InlineData("a = ${a}c", "a = ${a}b", "a = a", """{"a":"abc"}""")]
    [InlineData("a += c", "a += b", "a = [a]", """{"a":["a","b","c"]}""")]
    [InlineData("a { b = ${?a.c} }", "a.c = 1", "a.b = 3", """{"a":{"b":1,"c":1}}""")]
    [InlineData("a = {x = 1}", "a = ${b}", "b = {y = 2}", """{"a":{"x":1,"y":2},"b":{"y":2}}""")]
    public void Documents_lie_over_each_other_before_substitution(string first, string second, string third, string json)
    {
        var (a, b, c) = (Parse(first), Parse(second), Parse(third));
        var merged = a.WithFallback(b).WithFallback(c).Resolve();
        Assert.Equal(HoconDocument.Parse(json).Resolve(), merged);
        Assert.Equal(merged, a.WithFallback(b.WithFallback(c)).Resolve());
    }

    [Fact]
    public void A_document_over_itself_looks_back_at_itself() =>
        Assert.Equal("""{"a":"xx"}""", Parse("a = ${?a}x").WithFallback(Parse("a = ${?a}x")).Resolve().ToString());

    [Fact]
    public void The_same_document_may_lie_below_itself()
    {
        var document = Parse("a = ${?a}x, b += 1");
        Assert.Equal("""{"a":"xx","b":[1,1]}""", document.WithFallback(document).Resolve().ToString());
        Assert.Equal("""{"a":"x","b":[1]}""", document.Resolve().ToString());
    }

    [Theory]
    [InlineData("a { x = 1 }", "a = 42", "a { y = 2 }", """{"a":{"x":1}}""")]
    [InlineData("a { x = 1 }", "a { y = 2 }", "a = 42", """{"a":{"y":2,"x":1}}""")]
    [InlineData("a {}", "a = 42", "a { y = 2 }", """{"a":{}}""")]
    public void A_value_in_between_keeps_objects_apart(string first, string second, string third, string json)
    {
        var (a, b, c) = (Doc.Resolve(first), Doc.Resolve(second), Doc.Resolve(third));
        Assert.Equal(json, a.WithFallback(b).WithFallback(c).ToString());
        Assert.Equal(json, a.WithFallback(b.WithFallback(c)).ToString());
    }

    [Fact]
    public void Resolved_objects_merge_by_the_same_rules()
    {
        var upper = Doc.Resolve("a { x = 1 }, b = 1, c = [1], d = null");
        var lower = Doc.Resolve("a { y = 2 }, b { z = 1 }, c = [2], d = 1, e = 5");
        Assert.Equal("""{"a":{"y":2,"x":1},"b":1,"c":[1],"d":null,"e":5}""", upper.WithFallback(lower).ToString());
        Assert.Same(upper, upper.WithFallback(HoconMap.Empty));
        Assert.Same(lower, HoconMap.Empty.WithFallback(lower));
    }

    private static HoconDocument Parse(string text) => HoconDocument.Parse(text, Doc.Alone);
}
