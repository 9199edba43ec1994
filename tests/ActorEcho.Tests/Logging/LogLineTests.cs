using ActorEcho.Logging;

namespace ActorEcho.Tests.Logging;

public sealed class LogLineTests
{
    [Fact]
    public void Values_stand_in_the_text_and_under_their_names()
    {
        var line = new LogLine("connection {connection} of {listener} has {pending} bytes", ["c1", "echo", 12L]);
        Assert.Equal("connection c1 of echo has 12 bytes", line.ToString());
        Assert.Equal(
            [new("connection", "c1"), new("listener", "echo"), new("pending", 12L), new KeyValuePair<string, object?>("{OriginalFormat}", "connection {connection} of {listener} has {pending} bytes")],
            line);
    }

    [Fact]
    public void A_value_forges_no_line() => Assert.Equal("said a\\nerror b", new LogLine("said {what}", ["a\nerror b"]).ToString());

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc")]
    [InlineData("\u001b[2J", "\\u001b[2J")]
    [InlineData("\u0000\u0085\u009b", "\\u0000\\u0085\\u009b")]
    [InlineData("\u202eabc\u2066", "\\u202eabc\\u2066")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("Grüße \U0001F600", "Grüße \U0001F600")]
    [InlineData("\U000E0041", "\\ue0041")]
    [InlineData("already \\u001b", "already \\u001b")]
    public void Text_from_outside_is_made_harmless(string text, string expected) => Assert.Equal(expected, Escape.Text(text));

    [Fact]
    public void Half_a_pair_is_replaced() => Assert.Equal("\uFFFD", Escape.Text("\ud83d"));
}
