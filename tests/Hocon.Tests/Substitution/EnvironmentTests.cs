namespace Hocon.Tests.Substitution;

/// <summary>HOCON.md: substitution fallback to environment variables.</summary>
public sealed class EnvironmentTests
{
    private static readonly HoconOptions _environment = Doc.WithEnvironment(("HOME", "/here"), ("EMPTY", ""), ("a.b", "dotted"), ("PORT", "7007"), ("L_0", "x"), ("L_1", "y"), ("L_3", "z"));

    [Theory]
    [InlineData("a = ${HOME}", """{"a":"/here"}""")]
    [InlineData("a = ${?HOME}/x", """{"a":"/here/x"}""")]
    [InlineData("HOME = ${HOME}", """{"HOME":"/here"}""")]
    [InlineData("HOME = null, a = ${HOME}", """{"HOME":null,"a":null}""")]
    [InlineData("HOME = x, a = ${HOME}", """{"HOME":"x","a":"x"}""")]
    [InlineData("a = 1, a = ${?PORT}", """{"a":"7007"}""")]
    [InlineData("a = 1, a = ${?NOPE}", """{"a":1}""")]
    [InlineData("a = <${EMPTY}>", """{"a":"<>"}""")]
    [InlineData("x = ${a.b}", """{"x":"dotted"}""")]
    [InlineData("x = ${L[]}", """{"x":["x","y"]}""")]
    [InlineData("x = ${?NOPE[]}", "{}")]
    [InlineData("L = [1], x = ${L[]}", """{"L":[1],"x":[1]}""")]
    [InlineData("a { k = 1 }, a = ${?HOME}, x = ${?a.k}", """{"a":"/here"}""")]
    public void The_environment_answers_for_what_the_document_lacks(string text, string json) => Assert.Equal(json, Doc.Json(text, _environment));

    [Fact]
    public void A_variable_is_a_string_that_converts_and_names_itself()
    {
        var port = Doc.Resolve("port = ${PORT}", _environment)["port"];
        Assert.Equal(HoconKind.Text, port.Kind);
        Assert.Equal(7007, port.AsLong());
        Assert.Equal("environment variable PORT", port.Origin.ToString());
    }

    [Fact]
    public void By_default_it_is_the_environment_of_the_process() =>
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), HoconDocument.Parse("a = ${PATH}").Resolve()["a"].AsText());
}
