namespace Hocon.Tests.Syntax;

/// <summary>Errors say where, what is wrong and what was expected.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("a = 1\nb = ]", "2:5")]
    [InlineData("a {\n  b = 1 c = 2\n}", "2:11")]
    [InlineData("a\n", "2:1")]
    [InlineData("a = \"x\ny", "1:5")]
    [InlineData("a = [1, 2", "1:10")]
    [InlineData("\n\n   a = http://x", "3:12")]
    [InlineData("a = \"é\\q\"", "1:7")]
    [InlineData("a = \"\"\"x\n\n\"\"\" [", "3:6")]
    [InlineData("a = 1\nb = ${c}", "2:5")]
    [InlineData("a = [x, ${c}]", "1:9")]
    [InlineData("a = x\nb = [1] ${a}", "2:9")]
    [InlineData("a..b = 1", "1:3")]
    public void Line_and_column_are_those_of_the_fault(string text, string place) => Assert.Equal("text:" + place, Doc.Fails(text).Origin.ToString());

    [Theory]
    [InlineData("a = http://x", "text:1:9: ':' has a meaning of its own and cannot stand in an unquoted value, expected the value in double quotes")]
    [InlineData("a b", "text:1:4: the end of the text follows the key \"a b\", expected ':', '=', '+=' or '{'")]
    [InlineData("[1,,2]", "text:1:4: there are two commas in a row, expected one comma or a newline between members")]
    [InlineData("{a {b = 1}", "text:1:11: an object that was opened at 1:1 is not closed, expected '}'")]
    [InlineData("a = ${b.c}", "text:1:5: the substitution ${b.c} has no value, expected b.c in the configuration or the environment (${?...} if it may be missing)")]
    [InlineData("a = ${a}", "text:1:5: the substitution ${a} refers to itself and there is no earlier value, expected substitutions without a cycle")]
    [InlineData("a = [1] x", "text:1:9: the string \"x\" stands in a concatenation with an object or an array, expected only arrays, only objects or only simple values side by side (is a comma or a newline missing?)")]
    public void The_message_says_what_is_wrong_and_what_was_expected(string text, string message) => Assert.Equal(message, Doc.Fails(text).Message);

    [Fact]
    public void The_offending_line_comes_along_and_is_shortened()
    {
        Assert.Equal("b = http://x", Doc.Fails("a = 1\n  b = http://x  \nc = 1").Text);
        Assert.Equal(120, Doc.Fails("b = :" + new string('x', 1000)).Text.Length);
    }
}
