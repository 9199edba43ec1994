namespace Hocon.Tests.Includes;

/// <summary>HOCON.md: includes.</summary>
public sealed class IncludeTests
{
    private readonly MemorySources _sources = new MemorySources()
        .File("one.conf", "x = 10, y = ${x}")
        .File("sub/two.conf", "include \"three\", two = 2")
        .File("sub/three.conf", "three = 3")
        .File("array.conf", "[1]")
        .File("broken.conf", "a = 1\nb = [")
        .File("outer.conf", "o { include \"inner\" }")
        .File("inner.conf", "i = ${v}")
        .File("all.properties", "k.a=properties\nk.b=properties\nk.c=properties")
        .File("all.json", """{"k": {"b": "json", "c": "json"}}""")
        .File("all.conf", "k.c = conf")
        .File("odd.cfg", "odd = 1")
        .Resource("res.conf", "r = 1, include \"dir/deep\"")
        .Resource("dir/deep.conf", "d = 1, include \"near\", include \"/far\"")
        .Resource("dir/near.conf", "n = 1")
        .Resource("far.conf", "f = 1");

    [Theory]
    [InlineData("include \"one.conf\"", """{"x":10,"y":10}""")]
    [InlineData("include \"one\"", """{"x":10,"y":10}""")]
    [InlineData("include file(\"one.conf\")", """{"x":10,"y":10}""")]
    [InlineData("include required(\"one.conf\")", """{"x":10,"y":10}""")]
    [InlineData("include required( file( \"one.conf\" ) )", """{"x":10,"y":10}""")]
    [InlineData("include\n  \"one\", a = 1", """{"x":10,"y":10,"a":1}""")]
    [InlineData("a { include \"one\" }", """{"a":{"x":10,"y":10}}""")]
    [InlineData("include \"sub/two\"", """{"three":3,"two":2}""")]
    [InlineData("include \"odd.cfg\"", """{"odd":1}""")]
    public void An_include_stands_for_the_fields_of_the_source(string text, string json) => Assert.Equal(json, _sources.Json(text));

    [Theory]
    [InlineData("x = 1, include \"one\"", """{"x":10,"y":10}""")]
    [InlineData("include \"one\", x = 1", """{"x":1,"y":1}""")]
    [InlineData("a { include \"one\" }, a { x : 42 }", """{"a":{"x":42,"y":42}}""")]
    [InlineData("a.b { include \"one\" }, x = 5", """{"a":{"b":{"x":10,"y":10}},"x":5}""")]
    [InlineData("a { include \"inner\" }, v = 1", """{"a":{"i":1},"v":1}""")]
    [InlineData("a { include \"inner\", v = 2 }, v = 1", """{"a":{"i":2,"v":2},"v":1}""")]
    [InlineData("a { include \"outer\" }, v = 1", """{"a":{"o":{"i":1}},"v":1}""")]
    [InlineData("a { include \"outer\", v = 2 }, v = 1", """{"a":{"o":{"i":2},"v":2},"v":1}""")]
    [InlineData("a { include \"outer\", o.v = 3, v = 2 }, v = 1", """{"a":{"o":{"i":3,"v":3},"v":2},"v":1}""")]
    [InlineData("a = ${b} { include \"one\" }, b { x = 1, z = 2 }", """{"a":{"x":10,"z":2,"y":10},"b":{"x":1,"z":2}}""")]
    public void Substitutions_look_from_the_include_first_and_then_from_the_root(string text, string json) => Assert.Equal(json, _sources.Json(text));

    [Theory]
    [InlineData("a { include \"alias\" }, z = ${a.from.k}", """{"a":{"from":{"k":1,"l":1},"to":{"k":1,"l":1}},"z":1}""")]
    [InlineData("to = 3, a { include \"alias\", to = null }", """{"to":3,"a":{"from":null,"to":null}}""")]
    [InlineData("root { k = 2 }, a { include \"up\" }, z = ${a.up.k}", """{"root":{"k":2},"a":{"up":{"k":2}},"z":2}""")]
    public void Paths_through_an_included_substitution_are_followed(string text, string json)
    {
        _sources.File("alias.conf", "from = ${to}, to { k = 1, l = ${from.k} }").File("up.conf", "up = ${root}");
        Assert.Equal(json, _sources.Json(text));
    }

    [Fact]
    public void Without_an_extension_all_formats_are_merged_and_hocon_wins() =>
        Assert.Equal("""{"k":{"a":"properties","b":"json","c":"conf"}}""", _sources.Json("include \"all\""));

    [Fact]
    public void Resources_are_found_by_name_and_relative_to_each_other()
    {
        Assert.Equal("""{"r":1,"d":1,"n":1,"f":1}""", _sources.Json("include classpath(\"res.conf\")"));
        Assert.Equal("""{"r":1,"d":1,"n":1,"f":1}""", _sources.Json("include \"res\""));
        Assert.Equal("{}", _sources.Json("include file(\"res.conf\")"));
    }

    [Theory]
    [InlineData("include \"nope\"")]
    [InlineData("include file(\"nope.conf\")")]
    [InlineData("include classpath(\"nope\")")]
    public void A_missing_source_is_ignored_unless_required(string text)
    {
        Assert.Equal("{}", _sources.Json(text));
        Assert.StartsWith("main.conf:1:1: ", _sources.Fails(text.Replace("include ", "include required(", StringComparison.Ordinal) + ")").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include url(\"http://example.com/a.conf\")")]
    [InlineData("include \"https://example.com/a.conf\"")]
    [InlineData("include required(url(\"file:///a.conf\"))")]
    public void A_url_is_refused(string text) => Assert.Contains("URL", _sources.Fails(text).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("include")]
    [InlineData("include = 1")]
    [InlineData("include one.conf")]
    [InlineData("include file(one.conf)")]
    [InlineData("include file(\"one.conf\"")]
    [InlineData("include required \"one.conf\"")]
    [InlineData("include ${x}")]
    [InlineData("include \"one\" \"two\"")]
    [InlineData("include \"one\" x = 1")]
    public void Anything_else_after_include_is_an_error(string text) => _sources.Fails(text);

    [Theory]
    [InlineData("foo include = 42", """{"foo include":42}""")]
    [InlineData("\"include\" = 42", """{"include":42}""")]
    [InlineData("includes = 42", """{"includes":42}""")]
    [InlineData("include.x = 42", """{"include":{"x":42}}""")]
    public void Include_is_a_key_elsewhere(string text, string json) => Assert.Equal(json, _sources.Json(text));

    [Fact]
    public void An_included_array_is_an_error() => Assert.Contains("array at its root", _sources.Fails("include \"array\"").Problem, StringComparison.Ordinal);

    [Fact]
    public void Errors_and_origins_name_the_included_file()
    {
        Assert.StartsWith(MemorySources.Full("broken.conf") + ":2:6: ", _sources.Fails("include \"broken\"").Message, StringComparison.Ordinal);
        Assert.Equal(MemorySources.Full("one.conf") + ":1:5", _sources.Parse("include \"one\"").Resolve()["x"].Origin.ToString());
    }

    [Fact]
    public void A_cycle_of_includes_is_an_error()
    {
        _sources.File("a.conf", "include \"b\"").File("b.conf", "include \"a\"");
        Assert.Contains("includes itself", _sources.Fails("include \"a\"").Problem, StringComparison.Ordinal);
        _sources.File("main.conf", "");
        Assert.Contains("includes itself", _sources.Fails("include \"main.conf\"").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Inside_an_array_an_included_source_may_not_have_substitutions()
    {
        Assert.Equal("""{"a":[{"three":3}]}""", _sources.Json("a = [{ include \"sub/three\" }]"));
        Assert.Contains("inside an array", _sources.Fails("a = [{ include \"one\" }]").Problem, StringComparison.Ordinal);
        Assert.Contains("inside an array", _sources.Fails("a = [{ include \"outer\" }]").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_working_directory_does_not_matter()
    {
        var from = HoconDocument.Parse("include \"one\"", Doc.Alone with { Sources = _sources });
        Assert.Equal("{}", from.Resolve().ToString());
    }

    [Fact]
    public void Includes_are_limited_in_depth_and_number()
    {
        for (var i = 0; i < 40; i++)
            _sources.File($"deep{i}.conf", $"include \"deep{i + 1}\"");
        Assert.Contains("nested too deeply", _sources.Fails("include \"deep0\"").Problem, StringComparison.Ordinal);
        Assert.Contains("too many", _sources.Fails(string.Concat(Enumerable.Repeat("include \"sub/three\"\n", 1001))).Problem, StringComparison.Ordinal);
    }
}
