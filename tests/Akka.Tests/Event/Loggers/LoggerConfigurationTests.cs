using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Tests.Event.Loggers;

/// <summary>Each key of the logging section, by what it does.</summary>
public sealed class LoggerConfigurationTests
{
    private readonly string _name = LoggedLines.NewSystem();

    [Theory]
    [InlineData("DEBUG", "debug,info,warning,error")]
    [InlineData("INFO", "info,warning,error")]
    [InlineData("WARNING", "warning,error")]
    [InlineData("ERROR", "error")]
    [InlineData("OFF", "")]
    public async Task The_level_says_what_is_logged(string level, string expected)
    {
        await Run($"akka.loglevel = {level}", LogOneOfEach);
        Assert.Equal(expected, string.Join(',', LoggedLines.Texts(_name).Where(text => text is "debug" or "info" or "warning" or "error")));
    }

    [Fact]
    public async Task The_level_can_change_while_the_system_runs()
    {
        await Run("akka.loglevel = ERROR", system =>
        {
            system.Log.Info("before");
            system.EventStream.SetLogLevel(LogLevel.InfoLevel);
            system.Log.Info("after");
            system.Log.Debug("never");
        });
        Assert.Contains("after", LoggedLines.Texts(_name));
        Assert.DoesNotContain("before", LoggedLines.Texts(_name));
        Assert.DoesNotContain("never", LoggedLines.Texts(_name));
    }

    [Fact]
    public async Task Loggers_write_all_that_was_logged_before_the_end()
    {
        await Run("", system =>
        {
            for (var i = 0; i < 500; i++)
            {
                system.Log.Info("line {0}", i);
            }
        });
        Assert.Equal(500, LoggedLines.Texts(_name).Count(text => text.StartsWith("line ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_dispatcher_of_loggers_is_configured()
    {
        await Run("""
            akka.loggers-dispatcher = for-logs
            for-logs.type = PinnedDispatcher
            """, _ => { });
        Assert.Contains("runs on for-logs", LoggedLines.Texts(_name));
    }

    [Fact]
    public async Task The_formatter_is_configured()
    {
        await Run($"akka.logger-formatter = \"{typeof(BracketFormatter).AssemblyQualifiedName}\"", system => system.Log.Info("a {0}", 1));
        Assert.Contains("<a {0}|1>", LoggedLines.Texts(_name));
    }

    [Fact]
    public void A_name_that_is_no_type_is_an_error_that_says_the_key()
    {
        foreach (var key in (string[])["akka.loggers.0", "akka.logger-formatter", "akka.stdout-logger-class"])
        {
            var config = ConfigurationFactory.ParseString(key == "akka.loggers.0" ? "akka.loggers = [\"No.Such\"]" : $"{key} = No.Such");
            var error = Assert.Throws<ConfigurationException>(() => ActorSystem.Create(_name, config));
            Assert.Contains(key.Replace(".0", "", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
            Assert.Contains("No.Such", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_logger_that_does_not_answer_is_waited_for_so_long_and_no_longer()
    {
        var start = Stopwatch.GetTimestamp();
        await RunSilent("akka.logger-startup-timeout = 50ms");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(4));
        Assert.Contains(LoggedLines.Texts(_name), text => text.Contains("did not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_system_need_not_wait_for_its_loggers()
    {
        var start = Stopwatch.GetTimestamp();
        TimeSpan created = default;
        await RunSilent("akka.logger-async-start = on, akka.logger-startup-timeout = 4s", system =>
        {
            created = Stopwatch.GetElapsedTime(start);
            system.Log.Info("kept");
        });
        Assert.InRange(created, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Contains("kept", LoggedLines.Texts(_name));
    }

    [Fact]
    public async Task Unhandled_messages_are_logged_at_debug_level_if_wanted()
    {
        foreach (var flag in (string[])["off", "on"])
        {
            var name = LoggedLines.NewSystem();
            var system = LoggedLines.Create(name, $"akka {{ loglevel = DEBUG, log-dead-letters = off, actor.debug.unhandled = {flag} }}");
            await system.ActorOf(Props.Empty).Ask<ActorIdentity>(new Identify(1));
            system.ActorOf(Props.Empty).Tell("nobody wants this");
            SpinWait.SpinUntil(() => flag == "off" || IsLogged(name), TimeSpan.FromSeconds(5));
            await system.Terminate();
            Assert.Equal(flag == "on", IsLogged(name));
        }

        static bool IsLogged(string name) => LoggedLines.Texts(name).Any(text => text.Contains("nobody wants this", StringComparison.Ordinal));
    }

    private static void LogOneOfEach(ActorSystem system)
    {
        system.Log.Debug("debug");
        system.Log.Info("info");
        system.Log.Warning("warning");
        system.Log.Error("error");
    }

    private async Task Run(string config, Action<ActorSystem> body)
    {
        var system = LoggedLines.Create(_name, config);
        body(system);
        await system.Terminate();
    }

    private async Task RunSilent(string config, Action<ActorSystem>? body = null)
    {
        var system = ActorSystem.Create(_name, ConfigurationFactory.ParseString($"""
            akka.loggers = ["{typeof(SilentLogger).AssemblyQualifiedName}"]
            {config}
            """));
        body?.Invoke(system);
        await system.Terminate();
    }
}
