namespace Hocon.Tests.Syntax;

public sealed class SettingTests
{
    [Theory]
    [InlineData("a.b=1", """{"a":{"b":1}}""")]
    [InlineData("a=0.0.0.0:7007", """{"a":"0.0.0.0:7007"}""")]
    [InlineData("a = [::1]:7007", null)]
    [InlineData("a=\"[::1]:7007\"", """{"a":"[::1]:7007"}""")]
    [InlineData("a=unix:/run/x # not a comment", """{"a":"unix:/run/x # not a comment"}""")]
    [InlineData("a=10 s", """{"a":"10 s"}""")]
    [InlineData("a=b=c", """{"a":"b=c"}""")]
    [InlineData("a=", """{"a":""}""")]
    [InlineData("a=null", """{"a":null}""")]
    [InlineData("a=off", """{"a":"off"}""")]
    [InlineData("a=[1, 2]", """{"a":[1,2]}""")]
    [InlineData("a={b = 1}", """{"a":{"b":1}}""")]
    [InlineData("a=${HOME}/x", """{"a":"/h/x"}""")]
    [InlineData("\"x.y\".z=$1", """{"x.y":{"z":"$1"}}""")]
    [InlineData("a", null)]
    [InlineData("=1", null)]
    [InlineData("a..b=1", null)]
    [InlineData("a=[1", null)]
    public void A_literal_value_needs_no_quotes(string setting, string? json)
    {
        var options = Doc.WithEnvironment(("HOME", "/h"));
        if (json is null)
            Assert.StartsWith("--set:1:", Assert.Throws<HoconException>(() => HoconDocument.ParseSetting(setting, "--set", options)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(json, HoconDocument.ParseSetting(setting, "--set", options).Resolve().ToString());
    }

    [Fact]
    public void It_lies_over_a_file()
    {
        var merged = HoconDocument.ParseSetting("a.port=1", "--set", Doc.Alone).WithFallback(HoconDocument.Parse("a { port = 2, url = x${a.port} }", Doc.Alone)).Resolve();
        Assert.Equal("""{"a":{"port":1,"url":"x1"}}""", merged.ToString());
        Assert.Equal("--set", merged.Find("a.port")!.Origin.ToString());
    }
}
