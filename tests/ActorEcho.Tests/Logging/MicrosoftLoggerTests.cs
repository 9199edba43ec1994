using ActorEcho.Logging;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Level = Microsoft.Extensions.Logging.LogLevel;

namespace ActorEcho.Tests.Logging;

public sealed class MicrosoftLoggerTests : IDisposable
{
    private readonly RecordingFactory _factory = new();

    [Fact]
    public async Task An_event_arrives_with_its_level_class_template_arguments_and_cause()
    {
        var boom = new TimeoutException("boom");
        await Run("", system => Logging(system, typeof(RecordingFactory)).Error(boom, "took {0} of {1}", 12, "ms"));
        var entry = Assert.Single(_factory.Entries, entry => entry.Level == Level.Error);
        Assert.Equal(typeof(RecordingFactory).FullName, entry.Category);
        Assert.Equal("took 12 of ms", entry.Text);
        Assert.Same(boom, entry.Exception);
        Assert.Equal("took {0} of {1}", entry.Properties["{OriginalFormat}"]);
        Assert.Equal((12, "ms"), (entry.Properties["Arg0"], entry.Properties["Arg1"]));
        Assert.StartsWith(nameof(RecordingFactory), (string)entry.Properties["LogSource"]!, StringComparison.Ordinal);
        Assert.IsType<DateTime>(entry.Properties["Timestamp"]);
        Assert.IsType<int>(entry.Properties["ThreadId"]);
    }

    [Fact]
    public async Task Each_level_has_its_counterpart()
    {
        await Run("akka.loglevel = DEBUG", system =>
        {
            var log = Logging(system, "levels");
            log.Debug("d");
            log.Info("i");
            log.Warning("w");
            log.Error("e");
        });
        var own = _factory.Entries.Where(entry => entry.Text.Length == 1).Select(entry => (entry.Text, entry.Level));
        Assert.Equal([("d", Level.Debug), ("i", Level.Information), ("w", Level.Warning), ("e", Level.Error)], own);
    }

    [Fact]
    public async Task What_was_logged_before_there_was_a_factory_comes_first_and_the_latest_thousand_of_it()
    {
        var system = Create("");
        var log = Logging(system, "early");
        for (var i = 0; i < 1100; i++)
        {
            log.Info("line {0}", i);
        }

        MicrosoftLogging.Get(system).Use(_factory);
        log.Info("line {0}", 1100);
        await system.Terminate();
        var lines = _factory.Entries.Where(entry => entry.Text.StartsWith("line ", StringComparison.Ordinal)).Select(entry => entry.Text).ToArray();
        Assert.Equal("line 1100", lines[^1]);
        Assert.Equal(lines, Enumerable.Range(1101 - lines.Length, lines.Length).Select(i => $"line {i}"));
        Assert.InRange(lines.Length, 990, 1101); // The system's own lines may be among the thousand.
    }

    [Fact]
    public async Task A_factory_that_comes_at_the_last_moment_gets_it_all()
    {
        for (var round = 0; round < 20; round++)
        {
            var system = Create("");
            Logging(system, "last").Info("round {0}", round);
            MicrosoftLogging.Get(system).Use(_factory);
            await system.Terminate();
            Assert.Contains($"round {round}", _factory.Entries.Select(entry => entry.Text));
        }
    }

    [Fact]
    public async Task The_factorys_own_level_is_asked()
    {
        var system = Create("");
        using var strict = new RecordingFactory(Level.Error);
        MicrosoftLogging.Get(system).Use(strict);
        Logging(system, "strict").Warning("no");
        Logging(system, "strict").Error("yes");
        await system.Terminate();
        Assert.Equal(["yes"], strict.Entries.Select(entry => entry.Text));
    }

    [Fact]
    public async Task A_malformed_template_is_shown_as_it_is()
    {
        await Run("", system => Logging(system, "s").Info("{0} {1}", "one"));
        Assert.Contains(_factory.Entries, entry => entry.Text.Contains("{0} {1}", StringComparison.Ordinal) && entry.Text.Contains("one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_that_have_names_keep_them()
    {
        await Run("", system => Logging(system, "s").Write(Akka.Event.LogLevel.InfoLevel, null, "{count} left after {time}", 3, "1 s"));
        var entry = Assert.Single(_factory.Entries, entry => entry.Text == "3 left after 1 s");
        Assert.Equal((3, "1 s"), (entry.Properties["count"], entry.Properties["time"]));
        Assert.Equal("{count} left after {time}", entry.Properties["{OriginalFormat}"]);
    }

    public void Dispose() => _factory.Dispose();

    private static ILoggingAdapter Logging(ActorSystem system, object source) => Akka.Event.Logging.GetLogger(system, source);

    private static ActorSystem Create(string config) =>
        ActorSystem.Create("logged", ConfigurationFactory.ParseString(MicrosoftLogger.Config + "\n" + config));

    private async Task Run(string config, Action<ActorSystem> body)
    {
        var system = Create(config);
        MicrosoftLogging.Get(system).Use(_factory);
        body(system);
        await system.Terminate();
    }
}
