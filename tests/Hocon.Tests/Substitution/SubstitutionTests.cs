namespace Hocon.Tests.Substitution;

/// <summary>HOCON.md: substitutions.</summary>
public sealed class SubstitutionTests
{
    [Theory]
    [InlineData("a = ${b}, b = 1", """{"a":1,"b":1}""")]
    [InlineData("a = ${b}, b = 1, b = 2", """{"a":2,"b":2}""")]
    [InlineData("a = ${ b . \"c.d\" }, \"b \" { \" c.d\" = 1, \"c.d\" = 2 }", """{"a":1,"b ":{" c.d":1,"c.d":2}}""")]
    [InlineData("a = ${b.\"c.d\"}, b { \"c.d\" = 2 }", """{"a":2,"b":{"c.d":2}}""")]
    [InlineData("a = ${b}, b = {c = [1, null, true]}", """{"a":{"c":[1,null,true]},"b":{"c":[1,null,true]}}""")]
    [InlineData("a = ${b}, b = null", """{"a":null,"b":null}""")]
    [InlineData("a = \"${b}\"", """{"a":"${b}"}""")]
    [InlineData("a = [${b}, {c = ${b}}], b = 1", """{"a":[1,{"c":1}],"b":1}""")]
    [InlineData("a.b = ${a.c}, a.c = 1", """{"a":{"b":1,"c":1}}""")]
    [InlineData("a = ${b.c.d}, b = ${e}, e = {c = {d = 1}}, b = {c = {f = 2}}", """{"a":1,"b":{"c":{"d":1,"f":2}},"e":{"c":{"d":1}}}""")]
    public void A_substitution_is_the_final_value_of_its_path(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a = ${?b}", "{}")]
    [InlineData("a = 1, a = ${?b}", """{"a":1}""")]
    [InlineData("a = [${?b}]", """{"a":[]}""")]
    [InlineData("a = ${?b}${?c}", "{}")]
    [InlineData("a = ${?b} ${?c}", "{}")]
    [InlineData("a = ${?b}foo", """{"a":"foo"}""")]
    [InlineData("a = ${?b} [1]", """{"a":[1]}""")]
    [InlineData("a = ${?b} {c = 1}", """{"a":{"c":1}}""")]
    [InlineData("a = ${?b.c}, b = 1", """{"b":1}""")]
    [InlineData("a { x = 1 }, a = ${?b}", """{"a":{"x":1}}""")]
    [InlineData("a { x = 1 }, a = ${?b}, b { y = 2 }", """{"a":{"x":1,"y":2},"b":{"y":2}}""")]
    public void An_undefined_optional_substitution_leaves_nothing(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("a = ${b}")]
    [InlineData("a = x${b}")]
    [InlineData("a = [${b}]")]
    [InlineData("a = ${b.c}, b = 1")]
    [InlineData("a = ${b.c}, b = [1]")]
    [InlineData("a = ${b}, b = ${?c}")]
    public void An_undefined_required_one_is_an_error(string text) => Assert.Contains("has no value", Doc.Fails(text).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("a = ${")]
    [InlineData("a = ${}")]
    [InlineData("a = ${b")]
    [InlineData("a = ${b${c}}")]
    [InlineData("a = ${? }")]
    [InlineData("a = $b")]
    [InlineData("a = ${b:c}")]
    [InlineData("a = ${b\n}")]
    [InlineData("a = ${ ?b}")]
    public void What_is_no_substitution_is_an_error(string text) => Doc.Fails(text);

    [Theory]
    [InlineData("foo : ${does-not-exist}, foo : 42", """{"foo":42}""")]
    [InlineData("foo : ${foo}, foo : 42", """{"foo":42}""")]
    [InlineData("foo : ${nope}, foo : [1]", """{"foo":[1]}""")]
    [InlineData("a { b = ${nope} }, a = 1", """{"a":1}""")]
    [InlineData("a = ${nope}, a = ${b}, b = 1", """{"a":1,"b":1}""")]
    public void A_hidden_substitution_is_never_looked_up(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }", """{"bar":{"foo":42,"baz":42}}""")]
    [InlineData("bar : { foo : 42, baz : ${bar.foo} }, bar : { foo : 43 }", """{"bar":{"foo":43,"baz":43}}""")]
    [InlineData("bar : { a : ${foo.d}, b : 1 }, bar.b = 3, foo : { c : ${bar.b}, d : 2 }, foo.d = 4", """{"bar":{"a":4,"b":3},"foo":{"c":3,"d":4}}""")]
    [InlineData("a : ${b} {x : 1}, b : {y : ${a.x}}", """{"a":{"y":1,"x":1},"b":{"y":1}}""")]
    [InlineData("a : ${b}, b : {c : {d : 1}, e : ${a.c.d}}", """{"a":{"c":{"d":1},"e":1},"b":{"c":{"d":1},"e":1}}""")]
    [InlineData("server = ${defaults} {port = 1}, defaults {host = h, url = ${server.host}\":\"${server.port}}", """{"server":{"host":"h","url":"h:1","port":1},"defaults":{"host":"h","url":"h:1"}}""")]
    [InlineData("a = ${b}, b = {p = ${?a.q}, q = ${?a.r}, r = 5}", """{"a":{"p":5,"q":5,"r":5},"b":{"p":5,"q":5,"r":5}}""")]
    [InlineData("a = ${b}${?none}, b = {p = ${?a.q}, q = 5}, z = ${?a.q}, y = ${a.q}", """{"a":{"q":5},"b":{"q":5},"z":5,"y":5}""")]
    [InlineData("c = ${a}, a = {p = ${?c.q}, q = 7}", """{"c":{"p":7,"q":7},"a":{"p":7,"q":7}}""")]
    [InlineData("a = {x = ${b}, y = 1}, b = {z = ${a.y}, w = ${a.x.z}}", """{"a":{"x":{"z":1,"w":1},"y":1},"b":{"z":1,"w":1}}""")]
    public void Objects_may_refer_into_themselves_and_each_other(string text, string json) => Assert.Equal(json, Doc.Json(text));

    [Theory]
    [InlineData("x = ${a.k}, a = {k = 1}, a = ${b}, b = 5")]
    [InlineData("x = ${a.k.j}, a = {k.j = 1}, a = ${b}, b = {k = 5}")]
    public void A_simple_value_hides_the_object_below_it_from_paths(string text) => Assert.Contains("has no value", Doc.Fails(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Substitutions_can_be_listed()
    {
        var document = HoconDocument.Parse("a = ${b.c}\nd = [${?e}]", Doc.Alone);
        Assert.Equal(["b.c False text:1:5", "e True text:2:6"], document.References.Select(r => $"{r.Path} {r.IsOptional} {r.Origin}"));
    }
}
