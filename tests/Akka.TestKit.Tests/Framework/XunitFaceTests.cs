using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using Akka.TestKit.Xunit2;
using Akka.TestKit.Xunit2.Attributes;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Akka.TestKit.Tests.Framework;

public sealed class XunitFaceTests
{
    private static readonly XunitAssertions _assertions = new();

    [Fact]
    public void The_log_goes_to_the_tests_output()
    {
        var output = new Lines();
        using var kit = new Xunit2.TestKit("akka.stdout-loglevel = OFF, akka.loggers = []", output);
        kit.Log.Info("hello {0}", "there");
        Assert.Contains(output.All, line => line.Contains("hello there", StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_after_the_end_of_the_output_or_with_a_wrong_format_does_no_harm()
    {
        var output = new Lines();
        using var kit = new Xunit2.TestKit("akka.stdout-loglevel = OFF, akka.loggers = []", output);
        kit.Log.Info("wrong {1}", "there");
        Assert.Contains(output.All, line => line.Contains("wrong", StringComparison.Ordinal));
        output.IsOver = true;
        kit.Log.Info("late");
    }

    [Fact]
    public void Lines_of_several_systems_are_told_apart_by_a_prefix()
    {
        var output = new Lines();
        using var kit = new Prefixing(output);
        kit.Other.Info("hello");
        Assert.Contains(output.All, line => line.StartsWith("[other] ", StringComparison.Ordinal) && line.Contains("hello", StringComparison.Ordinal));
    }

    [Fact]
    public void The_forms_of_the_constructor_make_systems()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig("akka.loglevel = OFF, mine = 5"));
        using var bySetup = new Xunit2.TestKit(setup, "by-setup");
        Assert.Equal("by-setup", bySetup.Sys.Name);
        Assert.Equal(5, bySetup.Sys.Settings.Config.GetInt("mine"));
        using var byConfig = new Xunit2.TestKit((Configuration.Config)"akka.loglevel = OFF, mine = 6", "by-config");
        Assert.Equal(("by-config", 6), (byConfig.Sys.Name, byConfig.Sys.Settings.Config.GetInt("mine")));
        Assert.Contains("TestEventListener", Assert.Single(byConfig.Sys.Settings.Loggers), StringComparison.Ordinal);
    }

    [Fact]
    public void The_system_ends_with_the_test()
    {
        var kit = new Xunit2.TestKit("akka.stdout-loglevel = OFF");
        kit.Dispose();
        Assert.True(kit.Sys.WhenTerminated.IsCompletedSuccessfully);
        kit.Dispose();
    }

    [Fact]
    public void What_is_told_after_the_test_has_no_sender_of_it()
    {
        using var outer = new Xunit2.TestKit("akka.stdout-loglevel = OFF");
        new Xunit2.TestKit("akka.stdout-loglevel = OFF").Dispose();
        outer.TestActor.Tell("x");
        outer.ExpectMsgFrom(outer.Sys.DeadLetters, "x");
    }

    [Fact]
    public void A_system_that_does_not_end_in_time_is_reported_with_its_actors()
    {
        using var gate = new ManualResetEventSlim();
        using var kit = new Xunit2.TestKit("akka.stdout-loglevel = OFF");
        kit.Sys.ActorOf(Props.Create(() => new Lingering(gate)), "lingering");
        var e = Assert.Throws<TimeoutException>(() => kit.Shutdown(TimeSpan.FromMilliseconds(50), verifySystemShutdown: true));
        Assert.Contains("has not ended within 50 ms. Its actors:", e.Message, StringComparison.Ordinal);
        Assert.Contains("lingering", e.Message, StringComparison.Ordinal);
        gate.Set();
    }

    [Fact]
    public void Conditions_fail_with_their_text()
    {
        _assertions.AssertTrue(true, "fine");
        _assertions.AssertFalse(false, "fine");
        Assert.Contains("a 1 {", Text(() => _assertions.AssertTrue(false, "a {0} {{", 1)), StringComparison.Ordinal);
        Assert.Contains("{0}", Text(() => _assertions.AssertFalse(true, "{0}")), StringComparison.Ordinal);
        Assert.Contains("never", Text(() => _assertions.Fail("never")), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_equal_by_content()
    {
        _assertions.AssertEqual<object>(new[] { 1, 2 }, new List<int> { 1, 2 });
        _assertions.AssertEqual(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 });
        _assertions.AssertEqual<string?>(null, null);
        _assertions.AssertEqual("a", "A", StringComparer.OrdinalIgnoreCase.Equals);
        Assert.Equal("why\nExpected: [1, 2]\nActual:   [1]", Text(() => _assertions.AssertEqual<object>(new[] { 1, 2 }, new[] { 1 }, "why")));
        Assert.Equal("Expected: null\nActual:   \"a\"", Text(() => _assertions.AssertEqual(null, "a")));
        Assert.Equal("Expected: 1 (System.Int32)\nActual:   1 (System.Int64)", Text(() => _assertions.AssertEqual<object>(1, 1L)));
        Text(() => _assertions.AssertEqual(new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 }));
        Assert.True(new AkkaAssertEqualityComparer<object>(skipTypeCheck: true).Equals(new Any(), 5));
        Assert.False(new AkkaAssertEqualityComparer<object>().Equals(new Any(), 5));
    }

    [Fact]
    public void Tests_are_skipped_where_they_do_not_belong()
    {
        Assert.Equal("always", new LocalFactAttribute { Skip = "always", SkipLocal = "here" }.Skip);
        Assert.Equal(new LocalFactAttribute { SkipLocal = "here" }.Skip, new LocalTheoryAttribute { SkipLocal = "here" }.Skip);
        Assert.Equal(OperatingSystem.IsWindows() ? null : "no Windows", new WindowsFactAttribute { SkipUnix = "no Windows" }.Skip);
    }

    private static string Text(Action assertion) => Assert.ThrowsAny<XunitException>(assertion).Message;

    private sealed class Any
    {
        public override bool Equals(object? obj) => true;

        public override int GetHashCode() => 0;
    }

    private sealed class Lingering(ManualResetEventSlim gate) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => gate.Wait(TimeSpan.FromSeconds(30));
    }

    private sealed class Prefixing : Xunit2.TestKit
    {
        private readonly ActorSystem _other;

        public Prefixing(ITestOutputHelper output)
            : base("akka.stdout-loglevel = OFF, akka.loggers = []", output)
        {
            _other = ActorSystem.Create("other", "akka.stdout-loglevel = OFF, akka.loggers = []");
            InitializeLogger(_other, "[other] ");
        }

        internal ILoggingAdapter Other => _other.Log;

        protected override void AfterAll()
        {
            Shutdown(_other);
            base.AfterAll();
        }
    }

    private sealed class Lines : ITestOutputHelper
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public string[] All => [.. _lines];

        public bool IsOver { get; set; }

        public void WriteLine(string message)
        {
            if (IsOver)
            {
                throw new InvalidOperationException("There is no currently active test.");
            }

            _lines.Enqueue(message);
        }

        public void WriteLine(string format, params object[] args) => _lines.Enqueue(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }
}
