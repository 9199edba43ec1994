namespace Hocon.Tests.Values;

public sealed class RenderTests
{
    private const string Text = """
        # not about server

        # About the server.
        # Two lines.
        server {
          port = 7007 // the port
          "a.b" = [1, {x = null}, "q\"\n"]
          empty = {}
          none = []
        }
        on = yes
        """;

    [Fact]
    public void Json_is_one_line() => Assert.Equal(
        """{"server":{"port":7007,"a.b":[1,{"x":null},"q\"\n"],"empty":{},"none":[]},"on":"yes"}""",
        Doc.Resolve(Text).Render(HoconRenderOptions.Json));

    [Fact]
    public void Hocon_has_a_field_a_line_and_the_comments() => AssertText(
        """
        # About the server.
        # Two lines.
        server {
          # the port
          port = 7007
          "a.b" = [
            1
            {
              x = null
            }
            "q\"\n"
          ]
          empty = {}
          none = []
        }
        on = "yes"
        """,
        HoconRenderOptions.Hocon);

    [Fact]
    public void Origins_stand_behind_the_values() => AssertText(
        """
        server {
          port = 7007  # text:6:10
          "a.b" = [
            1  # text:7:12
            {
              x = null  # text:7:20
            }
            "q\"\n"  # text:7:27
          ]  # text:7:11
          empty = {}  # text:8:11
          none = []  # text:9:10
        }
        on = "yes"  # text:11:6
        """,
        HoconRenderOptions.HoconWithOrigins);

    [Fact]
    public void Pretty_json_has_braces_and_commas() => Assert.Equal(
        "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": []\n  }\n}",
        Doc.Resolve("a = 1, b.c = []").Render(HoconRenderOptions.Json with { Formatted = true }));

    [Fact]
    public void Short_hocon_leaves_out_quotes_of_keys() =>
        Assert.Equal("{a:1,b-c:{\"d e\":true}}", Doc.Resolve("a = 1, b-c { \"d e\" = true }").Render(new HoconRenderOptions()));

    [Fact]
    public void A_description_with_newlines_cannot_leave_its_comment()
    {
        var map = HoconMap.Of([KeyValuePair.Create<string, HoconNode>("a", HoconScalar.OfText("x", HoconOrigin.Of("evil\nb = 1\u0085c")))], HoconOrigin.Of("test"));
        Assert.Equal("a = \"x\"  # evil b = 1 c", map.Render(HoconRenderOptions.HoconWithOrigins));
    }

    [Fact]
    public void A_substituted_value_has_the_comments_of_its_new_place() =>
        Assert.Equal("# b\nb = 1\n# a\na = 1", Doc.Resolve("# b\nb = 1\n# a\na = ${b}").Render(HoconRenderOptions.Hocon));

    private static void AssertText(string expected, HoconRenderOptions options) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), Doc.Resolve(Text.ReplaceLineEndings("\n")).Render(options));
}
