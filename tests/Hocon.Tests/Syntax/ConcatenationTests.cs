namespace Hocon.Tests.Syntax;

/// <summary>HOCON.md: value concatenation of strings, arrays and objects.</summary>
public sealed class ConcatenationTests
{
    [Theory]
    [InlineData("a =  foo bar baz  ", "foo bar baz")]
    [InlineData("a = foo \t bar", "foo \t bar")]
    [InlineData("a = \"foo\"bar", "foobar")]
    [InlineData("a = \"foo\" \"bar\"", "foo bar")]
    [InlineData("a = true foo null 1e5 3.0", "true foo null 1e5 3.0")]
    [InlineData("a = 10 ms", "10 ms")]
    [InlineData("a = ${x}.com, x = example", "example.com")]
    [InlineData("a = www ${x} com, x = 1e3", "www 1e3 com")]
    [InlineData("a = <${x}>, x = null", "<null>")]
    [InlineData("a = <${?nope}>", "<>")]
    [InlineData("a = x ${?nope} y", "x  y")]
    public void Simple_values_side_by_side_are_one_string(string text, string value)
    {
        var scalar = Assert.IsType<HoconScalar>(Doc.Resolve(text)["a"]);
        Assert.Equal((HoconKind.Text, value), (scalar.Kind, scalar.Text));
    }

    [Theory]
    [InlineData("a = [1, 2] [3, 4]", "[1,2,3,4]")]
    [InlineData("a = [1][2]  [3]", "[1,2,3]")]
    [InlineData("a = ${x} [3], x = [1, 2]", "[1,2,3]")]
    [InlineData("a = ${x} ${y}, x = [1], y = [2]", "[1,2]")]
    [InlineData("a = [1] ${?nope}", "[1]")]
    [InlineData("a = [ 1 2 3 4 ]", "[\"1 2 3 4\"]")]
    [InlineData("a = [ [1, 2] [3] ]", "[[1,2,3]]")]
    [InlineData("a = [ [1]\n[2] ]", "[[1],[2]]")]
    [InlineData("a = [ ${x}, ${?nope}, ${x} ], x = 1", "[1,1]")]
    [InlineData("a = [1] { \"1\" = c, \"0\" = b }", "[1,\"b\",\"c\"]")]
    [InlineData("a = [1] ${x}, x { 7 = b }", "[1,\"b\"]")]
    public void Arrays_side_by_side_are_one_array(string text, string json) => Assert.Equal(json, Doc.Resolve(text)["a"].ToString());

    [Theory]
    [InlineData("a : { b : 1, c : 2 }", """{"b":1,"c":2}""")]
    [InlineData("a : { b : 1 } { c : 2 }", """{"b":1,"c":2}""")]
    [InlineData("a { b : 1 } { b : 2 }", """{"b":2}""")]
    [InlineData("a = ${g} { name = east }, g = { size = 6 }", """{"size":6,"name":"east"}""")]
    [InlineData("a = { size = 1 } ${g}, g = { size = 6 }", """{"size":6}""")]
    [InlineData("a = ${g} ${h}, g = { x = 1 }, h = { x = 2, y = 3 }", """{"x":2,"y":3}""")]
    [InlineData("a = {} ${?nope}", "{}")]
    [InlineData("a = ${?nope} {}", "{}")]
    [InlineData("z = 1, a = ${g} { host = ${a.name}.org, name = ${z} }, g = {}", """{"host":"1.org","name":1}""")]
    public void Objects_side_by_side_are_one_object(string text, string json) => Assert.Equal(json, Doc.Resolve(text)["a"].ToString());

    [Fact]
    public void Objects_side_by_side_in_an_array_are_one_element() => Assert.Equal("""[{"a":1,"b":2}]""", Doc.Json("[ {a=1} {b=2} ]"));

    [Theory]
    [InlineData("a = [1] foo")]
    [InlineData("a = {b=1} foo")]
    [InlineData("a = foo [1]")]
    [InlineData("a = {b=1} [1]")]
    [InlineData("a = [1] \" \" [2]")]
    [InlineData("a = [1] ${x}, x = 1")]
    [InlineData("a = [1] ${x}, x = {}")]
    [InlineData("a = [1] ${x}, x = null")]
    [InlineData("a = {} ${x}, x = 1")]
    [InlineData("a = ${x} {}, x = [1]")]
    [InlineData("a = ${x} ${y}, x = {b=1}, y = 2")]
    [InlineData("a = x${x}, x = [1]")]
    [InlineData("[ {a=1} 2 ]")]
    public void Mixing_them_is_an_error(string text) => Assert.Contains("side by side", Doc.Fails(text).Expected, StringComparison.Ordinal);
}
