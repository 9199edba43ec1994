namespace Hocon.Tests.Syntax;

/// <summary>HOCON.md: duplicate keys, paths as keys.</summary>
public sealed class DuplicateKeyTests
{
    [Theory]
    [InlineData("a = 1, a = 2", """{"a":2}""")]
    [InlineData("foo : { a : 42 }, foo : { b : 43 }", """{"foo":{"a":42,"b":43}}""")]
    [InlineData("foo : { a : 42 }, foo : null, foo : { b : 43 }", """{"foo":{"b":43}}""")]
    [InlineData("foo : { a : 1, b { c : 2 } }, foo : { b { d : 3 }, a : 4 }", """{"foo":{"a":4,"b":{"c":2,"d":3}}}""")]
    [InlineData("a = [1], a = [2]", """{"a":[2]}""")]
    [InlineData("a = {b = 1}, a = 2", """{"a":2}""")]
    [InlineData("a = 2, a = {b = 1}", """{"a":{"b":1}}""")]
    public void Objects_merge_and_the_later_of_other_values_counts(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("foo.bar : 42", """{"foo":{"bar":42}}""")]
    [InlineData("foo.bar.baz : 42", """{"foo":{"bar":{"baz":42}}}""")]
    [InlineData("a.x : 42, a.y : 43", """{"a":{"x":42,"y":43}}""")]
    [InlineData("a b c : 42", """{"a b c":42}""")]
    [InlineData("true : 42", """{"true":42}""")]
    [InlineData("3 : 42", """{"3":42}""")]
    [InlineData("3.14 : 42", """{"3":{"14":42}}""")]
    [InlineData("10.0foo : 1", """{"10":{"0foo":1}}""")]
    [InlineData("foo10.0 : 1", """{"foo10":{"0":1}}""")]
    [InlineData("foo\"10.0\" : 1", """{"foo10.0":1}""")]
    [InlineData("1.2.3 : 4", """{"1":{"2":{"3":4}}}""")]
    [InlineData("a.\"\".b = 1", """{"a":{"":{"b":1}}}""")]
    [InlineData("foo.bar.\"hello.world\" = 1", """{"foo":{"bar":{"hello.world":1}}}""")]
    [InlineData("\"\"\"a.b\"\"\" = 1", """{"a.b":1}""")]
    public void A_key_is_a_path(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a..b = 1")]
    [InlineData(".a = 1")]
    [InlineData("a. = 1")]
    [InlineData(". = 1")]
    [InlineData("= 1")]
    [InlineData("${a} = 1")]
    [InlineData("[a] = 1")]
    [InlineData("a\nb = 1")]
    [InlineData("a = ")]
    [InlineData("a")]
    [InlineData("a*b = 1")]
    public void Other_keys_are_errors(string text) => Doc.Fails(text);
}
