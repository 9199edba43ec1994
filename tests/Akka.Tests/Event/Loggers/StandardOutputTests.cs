using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Tests.Event.Loggers;

/// <summary>What is printed while no configured logger runs: before the first and after the last.</summary>
public sealed class StandardOutputTests
{
    private readonly string _name = LoggedLines.NewSystem();

    private static IEnumerable<string> Printed => LoggedLines.Texts(nameof(RecordingOutput));

    [Fact]
    public async Task It_prints_at_its_own_level_until_the_loggers_run_and_after_they_stopped()
    {
        var system = ActorSystem.Create(_name, Config("akka { stdout-loglevel = INFO, loglevel = DEBUG, log-config-on-start = off }"));
        system.Log.Info("{0} not printed", _name);
        system.RegisterOnTermination(() =>
        {
            system.Log.Info("{0} after", _name);
            system.Log.Debug("{0} below", _name);
        });
        await system.Terminate();
        Assert.DoesNotContain($"{_name} not printed", Printed);
        Assert.Contains($"{_name} after", Printed);
        Assert.DoesNotContain($"{_name} below", Printed);
        Assert.Contains($"{_name} not printed", LoggedLines.Texts(_name));
    }

    [Fact]
    public async Task It_can_be_wanted_for_the_start_below_the_level_of_the_loggers()
    {
        var system = ActorSystem.Create(_name, Config("akka { stdout-loglevel = DEBUG, loglevel = INFO }"));
        Assert.Contains("StandardOutLogger started", Printed);
        await system.Terminate();
    }

    [Fact]
    public async Task It_prints_nothing_when_it_is_off_however_much_the_loggers_want()
    {
        var system = ActorSystem.Create(_name, Config("akka { stdout-loglevel = OFF, loglevel = DEBUG }"));
        system.RegisterOnTermination(() => system.Log.Error("{0} after", _name));
        await system.Terminate();
        Assert.DoesNotContain($"{_name} after", Printed);
    }

    [Fact]
    public async Task It_stays_if_it_is_configured_as_a_logger()
    {
        var system = ActorSystem.Create(_name, ConfigurationFactory.ParseString($$"""
            akka.loggers = ["Akka.Event.StandardOutLogger, Akka"]
            akka.stdout-logger-class = "{{typeof(RecordingOutput).AssemblyQualifiedName}}"
            """));
        system.Log.Info("{0} printed", _name);
        Assert.Contains($"{_name} printed", Printed);
        await system.Terminate();
    }

    [Fact]
    public async Task Filters_of_the_setup_hold_for_it()
    {
        var filters = new LogFilterBuilder().ExcludeMessageContaining("secret").Build();
        var setup = BootstrapSetup.Create().WithConfig(Config("akka.loggers = [\"Akka.Event.StandardOutLogger\"]")).And(filters);
        var system = ActorSystem.Create(_name, setup);
        system.Log.Info("{0} secret", _name);
        system.Log.Info("{0} open", _name);
        await system.Terminate();
        Assert.Contains($"{_name} open", Printed);
        Assert.DoesNotContain($"{_name} secret", Printed);
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public async Task Dead_letters_of_the_end_are_logged_if_wanted(string flag, bool expected)
    {
        var system = LoggedLines.Create(_name, $"akka.log-dead-letters-during-shutdown = {flag}");
        var ready = await system.ActorOf(Props.Create(() => new LastWords(expected))).Ask<string>("ready?");
        Assert.Equal("ready", ready);
        await system.Terminate();
        Assert.Equal(expected, LoggedLines.Texts(_name).Any(IsLogged));
    }

    private static bool IsLogged(string text) => text.Contains("Message [LastWord]", StringComparison.Ordinal);

    private static Config Config(string config) => ConfigurationFactory.ParseString($$"""
        akka.loggers = ["{{typeof(RecordingLogger).AssemblyQualifiedName}}"]
        akka.stdout-logger-class = "{{typeof(RecordingOutput).AssemblyQualifiedName}}"
        {{config}}
        """);

    private sealed record LastWord;

    // If its last words are to be logged, the actor gives the loggers the time to: they end soon after it.
    private sealed class LastWords(bool waits) : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell("ready");

        protected override void PostStop()
        {
            Context.System.DeadLetters.Tell(new LastWord());
            var name = Context.System.Name;
            SpinWait.SpinUntil(() => !waits || LoggedLines.Texts(name).Any(IsLogged), TimeSpan.FromSeconds(5));
        }
    }
}
