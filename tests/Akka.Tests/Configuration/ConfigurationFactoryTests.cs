using System.Reflection;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Tests.Configuration;

public sealed class ConfigurationFactoryTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("akka-configuration").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_reference_is_embedded_and_parsed_once()
    {
        Assert.True(ConfigurationFactory.Default().HasPath("akka.actor"));
        Assert.Same(ConfigurationFactory.Default(), ConfigurationFactory.Default());
    }

    [Fact]
    public void A_bad_text_is_an_error_with_its_place() =>
        Assert.StartsWith("string:2:5: ", Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("a = 1\nb = ]")).Message, StringComparison.Ordinal);

    [Fact]
    public void Includes_may_be_answered_by_a_function()
    {
        var asked = new List<string>();
        HoconRoot? Answer(string name)
        {
            asked.Add(name);
            return name == "there" ? Parser.Parse("x = 1, y { z = 2 }", null) : null;
        }

        var config = ConfigurationFactory.ParseString("a { include \"there\", x = 3 }, include \"nowhere\"", Answer);
        Assert.Equal(["there", "nowhere"], asked);
        Assert.Equal((3, 2), (config.GetInt("a.x"), config.GetInt("a.y.z")));
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("include required(\"nowhere\")", Answer));
    }

    [Fact]
    public void A_resource_is_found_by_type_assembly_or_instance()
    {
        const string name = "Akka.Configuration.reference.conf";
        Assert.True(ConfigurationFactory.FromResource<Config>(name).HasPath("akka.actor"));
        Assert.True(ConfigurationFactory.FromResource(name, typeof(Config).Assembly).HasPath("akka.actor"));
        Assert.True(ConfigurationFactory.FromResource(name, (object)Config.Empty).HasPath("akka.actor"));
        Assert.Contains(name, Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromResource("nope.conf", typeof(Config).Assembly)).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromResource("nope.conf", (object)Assembly.GetExecutingAssembly()));
    }

    [Fact]
    public void Load_takes_the_file_beside_the_program_over_the_reference()
    {
        Assert.Same(ConfigurationFactory.Default(), ConfigurationFactory.Load(_directory));
        File.WriteAllText(Path.Combine(_directory, "app.conf"), "include \"more\", mine = app");
        File.WriteAllText(Path.Combine(_directory, "more.conf"), "more = yes");
        var loaded = ConfigurationFactory.Load(_directory);
        Assert.Equal("app", loaded.GetString("mine"));
        Assert.True(loaded.GetBoolean("more"));
        Assert.True(loaded.HasPath("akka.actor"));
        File.WriteAllText(Path.Combine(_directory, "akka.conf"), "mine = akka");
        Assert.Equal("akka", ConfigurationFactory.Load(_directory).GetString("mine"));
        File.WriteAllText(Path.Combine(_directory, "akka.conf"), "mine = ]");
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.Load(_directory));
    }

    [Fact]
    public void An_object_becomes_a_configuration()
    {
        var config = ConfigurationFactory.FromObject(new
        {
            akka = new { loglevel = "DEBUG", sizes = new[] { 1, 2 }, on = true, none = (string?)null, kind = UriKind.Absolute },
            time = TimeSpan.FromSeconds(2.5),
            forever = Timeout.InfiniteTimeSpan,
            map = new Dictionary<string, object> { ["a.b"] = 1.5 },
        });
        Assert.Equal("DEBUG", config.GetString("akka.loglevel"));
        Assert.Equal([1, 2], config.GetIntList("akka.sizes"));
        Assert.True(config.GetBoolean("akka.on"));
        Assert.False(config.HasPath("akka.none"));
        Assert.Equal("Absolute", config.GetString("akka.kind"));
        Assert.Equal(TimeSpan.FromSeconds(2.5), config.GetTimeSpan("time"));
        Assert.Equal(Timeout.InfiniteTimeSpan, config.GetTimeSpan("forever"));
        Assert.Equal(1.5, config.GetDouble("map.\"a.b\""));
    }

    [Fact]
    public void What_is_no_object_becomes_none()
    {
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromObject("text"));
        var cycle = new Dictionary<string, object>();
        cycle["self"] = cycle;
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromObject(cycle));
    }

    [Fact]
    public void A_chain_of_doublings_is_refused() =>
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString("a = x\n" + string.Concat(Enumerable.Repeat("a = ${a}${a}\n", 30))));
}
