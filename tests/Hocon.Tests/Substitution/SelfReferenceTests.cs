namespace Hocon.Tests.Substitution;

/// <summary>HOCON.md: self-referential substitutions, the += field separator.</summary>
public sealed class SelfReferenceTests
{
    [Theory]
    [InlineData("path : \"a:b:c\", path : ${path}\":d\"", """{"path":"a:b:c:d"}""")]
    [InlineData("path = [ /bin ], path = ${path} [ /usr/bin ]", """{"path":["/bin","/usr/bin"]}""")]
    [InlineData("foo : { a : 1 }, foo : ${foo}", """{"foo":{"a":1}}""")]
    [InlineData("foo : { a : { c : 1 } }, foo : ${foo.a}, foo : { a : 2 }", """{"foo":{"a":2,"c":1}}""")]
    [InlineData("foo : ${?foo}", "{}")]
    [InlineData("a = ${?a}foo", """{"a":"foo"}""")]
    [InlineData("a = 1, a = ${a}2, a = ${a}3", """{"a":"123"}""")]
    [InlineData("a = 1, a = ${a}${a}", """{"a":"11"}""")]
    [InlineData("a = [1], a = ${a} [${b}], b = 2", """{"a":[1,2],"b":2}""")]
    [InlineData("a { b = 1 }, a { b = ${a.b}2 }", """{"a":{"b":"12"}}""")]
    [InlineData("a { b = 1 }, a = ${a} { b = ${a.b}2 }", """{"a":{"b":"12"}}""")]
    [InlineData("a { b = 1 }, a = ${a} { c = ${a.b} }", """{"a":{"b":1,"c":1}}""")]
    [InlineData("a { b = 1 }, a = { b = 2 } ${a}", """{"a":{"b":1}}""")]
    [InlineData("a { k = [1] }, a = ${b}, a { k += 2 }, b { k = [9] }", """{"a":{"k":[9,2]},"b":{"k":[9]}}""")]
    [InlineData("a = 1, b = ${a}, a = ${a}2", """{"a":"12","b":"12"}""")]
    public void A_field_made_of_itself_sees_what_it_was_before(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a += 1", """{"a":[1]}""")]
    [InlineData("a = [1], a += 2, a += 3", """{"a":[1,2,3]}""")]
    [InlineData("a += 1, a += ${b}, a += [3], b = 2", """{"a":[1,2,[3]],"b":2}""")]
    [InlineData("a { b += 1 }, a.b += 2", """{"a":{"b":[1,2]}}""")]
    [InlineData("a = [1], a += ${a}", """{"a":[1,[1]]}""")]
    [InlineData("a = ${b}, a += 2, b = [1]", """{"a":[1,2],"b":[1]}""")]
    [InlineData("a += {b = 1}\na += {c = ${d}}\nd = 2", """{"a":[{"b":1},{"c":2}],"d":2}""")]
    [InlineData("a = [{ b = [1], b += 2 }]", """{"a":[{"b":[1,2]}]}""")]
    [InlineData("a { 0 = x }, a += y", """{"a":["x","y"]}""")]
    public void Plus_equals_appends_one_element(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a = 1, a += 2")]
    [InlineData("a = null, a += 2")]
    [InlineData("a { b = 1 }, a += 2")]
    public void Plus_equals_needs_an_array(string text) => Doc.Fails(text);

    [Fact]
    public void A_thousand_appends_are_one_array() =>
        Assert.Equal(1000, Doc.Resolve(string.Concat(Enumerable.Range(0, 1000).Select(i => $"a += {i}\n")))["a"].AsList().Count);
}
