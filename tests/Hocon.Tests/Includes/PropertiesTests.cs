namespace Hocon.Tests.Includes;

/// <summary>HOCON.md: Java properties mapping.</summary>
public sealed class PropertiesTests
{
    [Theory]
    [InlineData("a.b=1", """{"a":{"b":"1"}}""")]
    [InlineData("a.b : x y \n! comment\n# comment\n\n c\td", """{"a":{"b":"x y "},"c":"d"}""")]
    [InlineData("a=hello\na.b=world", """{"a":{"b":"world"}}""")]
    [InlineData("a.b=world\na=hello", """{"a":{"b":"world"}}""")]
    [InlineData("a=one \\\n   two", """{"a":"one two"}""")]
    [InlineData("a=\\u0041\\t\\\\", """{"a":"A\t\\"}""")]
    [InlineData("k\\ \\=\\:=v", """{"k =:":"v"}""")]
    [InlineData("a.=1\n.=2", """{"a":{"":"1"},"":{"":"2"}}""")]
    [InlineData("a=${x}", """{"a":"${x}"}""")]
    [InlineData("a", """{"a":""}""")]
    [InlineData("a.0=x\na.1=y", """{"a":{"0":"x","1":"y"}}""")]
    public void Properties_are_strings_at_dotted_paths(string text, string json) =>
        Assert.Equal(json, new MemorySources().File("p.properties", text).Json("include \"p.properties\""));

    [Fact]
    public void An_array_may_be_written_by_index() =>
        Assert.Equal(["y", "x"], new MemorySources().File("p.properties", "a.10=x\na.2=y").Parse("include \"p\"").Resolve()["a"].AsList().Select(item => item.AsText()));
}
