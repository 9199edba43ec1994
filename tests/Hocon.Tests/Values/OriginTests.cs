namespace Hocon.Tests.Values;

public sealed class OriginTests
{
    private const string Text = "a = 1\n  b { c = [x,\n    y], d = {} }\n\"e.f\" = ${a}\ng = x ${a}";

    [Fact]
    public void Every_leaf_knows_where_it_was_written()
    {
        var leaves = HoconDocument.Parse(HoconSource.OfText(Text, "app.conf"), Doc.Alone).Resolve().Leaves();
        Assert.Equal(
            ["a app.conf:1:5", "b.c app.conf:2:11", "b.d app.conf:3:13", "\"e.f\" app.conf:1:5", "g app.conf:5:5"],
            leaves.Select(leaf => $"{leaf.Path} {leaf.Value.Origin}"));
    }

    [Fact]
    public void Elements_know_theirs() => Assert.Equal("text:3:5", Doc.Resolve(Text).Find("b.c")!.AsList()[1].Origin.ToString());

    [Fact]
    public void Of_several_documents_each_value_names_its_own()
    {
        var set = HoconDocument.Parse(HoconSource.OfText("server.port = 1", "--set"), Doc.Alone);
        var file = HoconDocument.Parse(HoconSource.OfText("server { port = 2, host = h }", "app.conf"), Doc.Alone);
        var leaves = set.WithFallback(file).Resolve().Leaves();
        Assert.Equal(["server.port = 1 --set:1:15", "server.host = \"h\" app.conf:1:27"], leaves.Select(leaf => $"{leaf.Path} = {leaf.Value} {leaf.Value.Origin}"));
    }

    [Fact]
    public void Find_gives_null_for_what_is_not_there()
    {
        var map = Doc.Resolve(Text);
        Assert.Null(map.Find("a.b"));
        Assert.Null(map.Find("b.x"));
        Assert.Equal("1", map.Find("\"e.f\"")!.AsText());
    }
}
