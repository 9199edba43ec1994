using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Configs;
using Akka.TestKit.Extensions;

namespace Akka.TestKit.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void The_reference_gives_every_value()
    {
        var settings = Read("");
        Assert.Equal(1.0, settings.TestTimeFactor);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.TestEventFilterLeeway);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.DefaultTimeout);
        Assert.False(settings.LogTestKitCalls);
    }

    [Fact]
    public void Every_key_has_its_effect()
    {
        var settings = Read("akka.test { timefactor = 2.5, single-expect-default = 1s, filter-leeway = 2s, default-timeout = 4s, testkit.debug = on }");
        Assert.Equal(2.5, settings.TestTimeFactor);
        Assert.Equal(TimeSpan.FromSeconds(1), settings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(2), settings.TestEventFilterLeeway);
        Assert.Equal(TimeSpan.FromSeconds(4), settings.DefaultTimeout);
        Assert.True(settings.LogTestKitCalls);
    }

    [Theory]
    [InlineData("timefactor = 0", "akka.test.timefactor is '0'; expected a number above 0.")]
    [InlineData("timefactor = -1", "akka.test.timefactor is '-1'; expected a number above 0.")]
    public void A_value_out_of_range_is_refused(string setting, string text) =>
        Assert.Equal(text, Assert.Throws<ConfigurationException>(() => Read($"akka.test {{ {setting} }}")).Message);

    [Fact]
    public void A_missing_value_is_named() =>
        Assert.Contains("akka.test.default-timeout is not set", Assert.Throws<ConfigurationException>(() => new TestKitSettings(Config.Empty)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_kit_that_cannot_begin_leaves_no_system_behind()
    {
        Assert.Throws<ConfigurationException>(() => new Xunit2.TestKit(
            $"akka {{ test.timefactor = 0, stdout-loglevel = OFF, extensions = [\"{typeof(Noting).AssemblyQualifiedName}\"] }}"));
        var made = Noting.System;
        Assert.NotNull(made);
        await made.WhenTerminated.ShouldCompleteWithin(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Times_are_dilated()
    {
        using var kit = new Xunit2.TestKit("akka.test { timefactor = 3, single-expect-default = 7ms }, akka.stdout-loglevel = OFF");
        Assert.Equal(TimeSpan.FromSeconds(6), kit.Dilated(TimeSpan.FromSeconds(2)));
        Assert.Equal(Timeout.InfiniteTimeSpan, kit.Dilated(Timeout.InfiniteTimeSpan));
        Assert.Equal(TimeSpan.FromMilliseconds(21), kit.RemainingOrDefault);
        Assert.Contains("within 21 ms", FailureOf.Expecting(() => kit.ExpectMsg<string>()), StringComparison.Ordinal);
        Assert.Contains("within 15 ms", FailureOf.Expecting(() => kit.ExpectMsg<string>(TimeSpan.FromMilliseconds(5))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_leeway_limits_an_event_filter()
    {
        using var kit = new Xunit2.TestKit("akka.test.filter-leeway = 15ms, akka.stdout-loglevel = OFF");
        Assert.Contains("within 15 ms", FailureOf.Expecting(() => kit.EventFilter.Info("x").ExpectOne(() => { })), StringComparison.Ordinal);
    }

    [Fact]
    public void The_test_kits_calls_are_logged_when_asked_for()
    {
        using var kit = new Xunit2.TestKit("akka { test.testkit.debug = on, loglevel = DEBUG, stdout-loglevel = OFF }");
        kit.EventFilter.Debug(start: "waiting 3 s for a message").ExpectOne(() =>
        {
            kit.TestActor.Tell("x", ActorRefs.NoSender);
            kit.ExpectMsg("x");
        });
    }

    [Fact]
    public void Test_actors_run_where_it_is_configured()
    {
        using var kit = new Xunit2.TestKit("akka { test.test-actor.dispatcher = akka.actor.default-dispatcher, stdout-loglevel = OFF }");
        using var gate = new ManualResetEventSlim();
        kit.SetAutoPilot(new DelegateAutoPilot((_, _) =>
        {
            gate.Wait(TimeSpan.FromSeconds(30)); // On the calling thread this would be the test's own.
            return AutoPilot.NoAutoPilot;
        }));
        kit.TestActor.Tell("x", ActorRefs.NoSender);
        gate.Set();
        kit.ExpectMsg("x");
    }

    [Fact]
    public void A_system_that_the_test_kit_did_not_make_gets_the_reference_below_its_own()
    {
        var system = ActorSystem.Create("own", "akka.stdout-loglevel = OFF, akka.test.default-timeout = 9s, akka.loglevel = OFF");
        using var kit = new Xunit2.TestKit(system);
        Assert.Same(system, kit.Sys);
        Assert.Equal(TimeSpan.FromSeconds(9), TestKitExtension.For(system).DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), kit.TestKitSettings.SingleExpectDefault);
    }

    [Fact]
    public void The_full_debug_configuration_turns_on_what_the_engine_can_tell()
    {
        var config = TestKitBase.FullDebugConfig;
        Assert.All(["autoreceive", "lifecycle", "event-stream", "unhandled", "fsm"], key => Assert.True(config.GetBoolean($"akka.actor.debug.{key}")));
        Assert.Equal(("DEBUG", "DEBUG"), (config.GetString("akka.loglevel"), config.GetString("akka.stdout-loglevel")));
    }

    private static TestKitSettings Read(string config) => new(ConfigurationFactory.ParseString(config).WithFallback(TestConfigs.Reference));

    public sealed class Noting : ExtensionIdProvider<Noting.Note>
    {
        internal static ActorSystem? System { get; private set; }

        public override Note CreateExtension(ExtendedActorSystem system)
        {
            System = system;
            return new Note();
        }

        public sealed class Note : IExtension;
    }
}
