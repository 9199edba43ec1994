using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Tests.Configuration;

public sealed class HoconValueTests
{
    private static readonly HoconValue _root = ConfigurationFactory.ParseString("o { k = [1, x, null], t = 5s, i = 3, n = null }").Root;

    private static HoconObject Object => _root.GetChildObject("o")!.GetObject();

    [Fact]
    public void An_object_gives_its_keys()
    {
        Assert.True(_root.IsObject());
        Assert.Equal(["k", "t", "i", "n"], Object.Items.Keys);
        Assert.Null(Object.GetKey("nope"));
        Assert.Null(_root.GetChildObject("nope"));
        Assert.Equal("3", Object.Unwrapped["i"]);
        Assert.Null(Object.Unwrapped["n"]);
        Assert.Equal(["1", "x", null], Assert.IsAssignableFrom<IEnumerable<object?>>(Object.Unwrapped["k"]));
    }

    [Fact]
    public void An_array_gives_its_elements()
    {
        var array = Object.GetKey("k")!;
        Assert.True(array.IsArray());
        Assert.Equal(3, array.GetArray().Count);
        Assert.Equal("x", array.GetArray()[1].GetString());
        Assert.Null(array.GetArray()[2].GetString());
        Assert.Throws<ConfigurationException>(array.GetIntList);
        Assert.Throws<ConfigurationException>(array.GetString);
    }

    [Fact]
    public void A_simple_value_converts()
    {
        var three = Object.GetKey("i")!;
        Assert.True(three.IsString());
        Assert.Equal((3, 3L, (byte)3, 3m), (three.GetInt(), three.GetLong(), three.GetByte(), three.GetDecimal()));
        Assert.Equal(TimeSpan.FromSeconds(5), Object.GetKey("t")!.GetTimeSpan());
        Assert.Throws<ConfigurationException>(() => three.GetBoolean());
    }

    [Fact]
    public void A_value_without_content_is_empty()
    {
        Assert.True(new HoconValue().IsEmpty);
        Assert.Equal("", new HoconValue().ToString());
        Assert.True(new Config(new HoconRoot(new HoconValue())).IsEmpty);
        Assert.Throws<ConfigurationException>(() => new HoconValue().GetInt());
    }

    [Fact]
    public void A_root_makes_a_configuration()
    {
        var root = Parser.Parse("a = ${b}, b = 1", null);
        var config = new Config(root);
        Assert.Equal(1, config.GetInt("a"));
        Assert.Single(config.Substitutions);
        Assert.Throws<ConfigurationException>(() => new Config(new HoconRoot(config.GetValue("a"))));
    }
}
