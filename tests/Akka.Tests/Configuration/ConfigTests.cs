using Akka.Configuration;
using HoconSubstitution = Akka.Configuration.Hocon.HoconSubstitution;

namespace Akka.Tests.Configuration;

public sealed class ConfigTests
{
    private const string Text = """
        a {
          text = hello
          on = on
          int = 42
          long = 9223372036854775807
          real = 1.5
          time = 1.5s
          forever = infinite
          size = 64KiB
          list = [1, 2, 3]
          flags = [on, off]
          none = null
          b { c = 1 }
        }
        "x.y" = 1
        """;

    private static readonly Config _config = Text;

    [Fact]
    public void Values_are_read_as_the_type_that_is_asked_for()
    {
        Assert.Equal("hello", _config.GetString("a.text"));
        Assert.Equal("42", _config.GetString("a.int"));
        Assert.True(_config.GetBoolean("a.on"));
        Assert.Equal(42, _config.GetInt("a.int"));
        Assert.Equal(long.MaxValue, _config.GetLong("a.long"));
        Assert.Equal(1.5f, _config.GetFloat("a.real"));
        Assert.Equal(1.5, _config.GetDouble("a.real"));
        Assert.Equal(1.5m, _config.GetDecimal("a.real"));
        Assert.Equal(65536, _config.GetByteSize("a.size"));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), _config.GetTimeSpan("a.time"));
        Assert.Equal(TimeSpan.FromMilliseconds(42), _config.GetTimeSpan("a.int"));
        Assert.Equal(Timeout.InfiniteTimeSpan, _config.GetTimeSpan("a.forever"));
        Assert.Equal(1, _config.GetInt("\"x.y\""));
    }

    [Fact]
    public void Lists_are_read_as_the_type_that_is_asked_for()
    {
        Assert.Equal(["1", "2", "3"], _config.GetStringList("a.list"));
        Assert.Equal([1, 2, 3], _config.GetIntList("a.list"));
        Assert.Equal([1L, 2L, 3L], _config.GetLongList("a.list"));
        Assert.Equal([1, 2, 3], _config.GetByteList("a.list").Select(b => (int)b));
        Assert.Equal([1f, 2f, 3f], _config.GetFloatList("a.list"));
        Assert.Equal([1d, 2d, 3d], _config.GetDoubleList("a.list"));
        Assert.Equal([1m, 2m, 3m], _config.GetDecimalList("a.list"));
        Assert.Equal([true, false], _config.GetBooleanList("a.flags"));
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("a.nope")]
    [InlineData("a.none")]
    [InlineData("a.text.nope")]
    public void What_is_not_set_gives_the_default(string path)
    {
        Assert.False(_config.HasPath(path));
        Assert.Null(_config.GetString(path));
        Assert.Equal("x", _config.GetString(path, "x"));
        Assert.True(_config.GetBoolean(path, true));
        Assert.Equal(7, _config.GetInt(path, 7));
        Assert.Equal(0, _config.GetLong(path));
        Assert.Null(_config.GetByteSize(path));
        Assert.Equal(9, _config.GetByteSize(path, 9));
        Assert.Equal(TimeSpan.Zero, _config.GetTimeSpan(path));
        Assert.Equal(TimeSpan.FromSeconds(3), _config.GetTimeSpan(path, TimeSpan.FromSeconds(3)));
        Assert.Empty(_config.GetStringList(path));
        Assert.Equal(["d"], _config.GetStringList(path, ["d"]));
        Assert.Empty(_config.GetIntList(path));
        Assert.Null(_config.GetValue(path));
        Assert.True(_config.GetConfig(path).IsEmpty);
    }

    [Fact]
    public void A_value_of_another_type_is_an_error_with_its_place()
    {
        var error = Assert.Throws<ConfigurationException>(() => _config.GetInt("a.text"));
        Assert.StartsWith("string:2:10: a.text is the string \"hello\", expected a whole number", error.Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => _config.GetBoolean("a.int"));
        Assert.Throws<ConfigurationException>(() => _config.GetInt("a.long"));
        Assert.Throws<ConfigurationException>(() => _config.GetString("a.list"));
        Assert.Throws<ConfigurationException>(() => _config.GetStringList("a.text"));
        Assert.Throws<ConfigurationException>(() => _config.GetTimeSpan("a.text"));
        Assert.Throws<ConfigurationException>(() => _config.GetTimeSpan("a.forever", allowInfinite: false));
        Assert.Throws<ConfigurationException>(() => _config.GetByteSize("a.time"));
        Assert.Throws<ConfigurationException>(() => _config.GetByteList("a.long"));
        Assert.Throws<ConfigurationException>(() => _config.GetConfig("a.text"));
        Assert.Throws<ConfigurationException>(() => _config.GetInt("a..b"));
    }

    [Fact]
    public void A_section_is_a_configuration_of_its_own()
    {
        Assert.Equal(1, _config.GetConfig("a").GetInt("b.c"));
        Assert.Equal(1, _config.GetConfig("a.b").GetInt("c"));
        Assert.Equal(["a", "x.y"], _config.AsEnumerable().Select(entry => entry.Key));
    }

    [Fact]
    public void Fallbacks_answer_for_what_is_not_set()
    {
        Config upper = "a { x = 1, l = [1] }", lower = "a { x = 2, y = 2, l = [2] }, z = 3";
        var merged = upper.WithFallback(lower);
        Assert.Equal((1, 2, 3), (merged.GetInt("a.x"), merged.GetInt("a.y"), merged.GetInt("z")));
        Assert.Equal([1], merged.GetIntList("a.l"));
        Assert.Equal(2, merged.GetConfig("a").GetInt("y"));
        Assert.Same(lower, merged.Fallback);
        Assert.Equal(4, merged.WithFallback("w = 4, z = 5").GetInt("w"));
        Assert.Equal(3, merged.WithFallback("w = 4, z = 5").GetInt("z"));
        Assert.Equal(2, new Config(upper, lower).GetInt("a.y"));
        Assert.Equal(2, (upper + "a.y = 2").GetInt("a.y"));
        Assert.Equal(9, ("a.x = 9" + upper).GetInt("a.x"));
        Assert.False(upper.HasPath("a.y"));
    }

    [Fact]
    public void A_fallback_that_says_nothing_changes_nothing()
    {
        Assert.Same(_config, _config.WithFallback(Config.Empty));
        Assert.Same(_config, Config.Empty.WithFallback(_config));
        Assert.Same(_config, ((Config?)null).SafeWithFallback(_config));
        Assert.Same(_config, _config.SafeWithFallback(_config));
        Assert.Throws<ArgumentException>(() => _config.WithFallback(_config));
    }

    [Fact]
    public void Empty_is_empty()
    {
        Assert.True(Config.Empty.IsEmpty);
        Assert.True(new Config().IsNullOrEmpty());
        Assert.True(((Config?)null).IsNullOrEmpty());
        Assert.True(ConfigurationFactory.ParseString("").IsEmpty);
        Assert.False(_config.IsNullOrEmpty());
        Assert.Contains("My.Section", ConfigurationException.NullOrEmptyConfig<ConfigTests>("My.Section").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_reads_back_with_or_without_fallbacks()
    {
        var merged = _config.WithFallback("below = 1");
        Assert.Equal(1, ((Config)merged.ToString()).GetInt("below"));
        Assert.False(((Config)merged.ToString(includeFallback: false)).HasPath("below"));
        Assert.Equal(_config.ToString(), ((Config)_config.ToString()).ToString());
    }

    [Fact]
    public void Substitutions_are_resolved_and_listed()
    {
        Config config = "a = ${b.c}, b { c = 1, d = [x] }, e = ${b.d}, f = ${?nope}";
        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal(["b.c 1", "b.d ", "nope "], config.Substitutions.Select(Describe));
        Assert.True(config.Substitutions.ElementAt(1).IsArray());

        static string Describe(HoconSubstitution substitution) => $"{substitution.Path} {(substitution.IsString() ? substitution.GetString() : "")}";
    }
}
