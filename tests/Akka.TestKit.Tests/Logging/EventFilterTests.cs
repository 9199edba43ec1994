using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Tests.Logging;

public sealed class EventFilterTests() : Xunit2.TestKit("akka.loglevel = DEBUG, akka.stdout-loglevel = OFF, akka.test.filter-leeway = 5s")
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Events_are_known_by_level_and_text()
    {
        EventFilter.Debug("ready").ExpectOne(() => Log.Debug("ready"));
        EventFilter.Info(start: "re").ExpectOne(() => Log.Info("ready"));
        EventFilter.Warning(contains: "ad").ExpectOne(() => Log.Warning("ready"));
        EventFilter.Error(new Regex("^r.*y$", RegexOptions.None, TimeSpan.FromSeconds(1))).ExpectOne(() => Log.Error("ready"));
        EventFilter.ForLogLevel(LogLevel.InfoLevel, "x").Expect(2, () =>
        {
            Log.Info("x");
            Log.Warning("x");
            Log.Info("y");
            Log.Info("x");
        });
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel)]
    [InlineData(LogLevel.InfoLevel)]
    [InlineData(LogLevel.WarningLevel)]
    [InlineData(LogLevel.ErrorLevel)]
    public void A_filter_for_a_level_is_for_no_other(LogLevel level) => EventFilter.ForLogLevel(level, "x").ExpectOne(() =>
    {
        Log.Debug("x");
        Log.Info("x");
        Log.Warning("x");
        Log.Error("x");
        EventFilter.Info("end").ExpectOne(() => Log.Info("end")); // The four before it have been seen by then.
    });

    [Fact]
    public void Events_are_known_by_source()
    {
        var actor = ActorOf<Logging>("talker");
        EventFilter.Info(source: actor.Path.ToString()).ExpectOne(() => actor.Tell("x"));
        EventFilter.Info("x", source: "/user/talker").ExpectOne(() => actor.Tell("x"));
        EventFilter.Info("x", source: "talker").ExpectOne(() => actor.Tell("x"));
        EventFilter.Info("x", source: "other").Expect(0, _short, () => actor.Tell("x"));
    }

    [Fact]
    public void Exceptions_are_known_by_type_text_and_depth()
    {
        var inner = new ArgumentNullException("name", "no name");
        EventFilter.Exception<ArgumentException>().ExpectOne(() => Log.Error(inner, "failed"));
        EventFilter.Exception<ArgumentException>(contains: "no name").ExpectOne(() => Log.Error(inner, "failed"));
        EventFilter.Exception<ArgumentException>("failed").ExpectOne(() => Log.Error(inner, "failed"));
        EventFilter.Exception<FormatException>().Expect(0, _short, () => Log.Error(inner, "failed"));
        EventFilter.Exception(typeof(ArgumentException), checkInnerExceptions: true)
            .ExpectOne(() => Log.Error(new InvalidOperationException("outer", inner), "failed"));
        EventFilter.Exception(typeof(ArgumentException)).Expect(0, _short, () => Log.Error(new InvalidOperationException("outer", inner), "failed"));
    }

    [Fact]
    public void Dead_letters_are_known_by_their_message()
    {
        var ended = Watch(ActorOf(TestActors.BlackHoleActor.Props));
        Sys.Stop(ended);
        ExpectTerminated(ended);
        EventFilter.DeadLetter().ExpectOne(() => ended.Tell("x"));
        EventFilter.DeadLetter<string>(s => s == "x").ExpectOne(() => ended.Tell("x"));
        EventFilter.DeadLetter<string>().Expect(0, _short, () => ended.Tell(1));
        EventFilter.DeadLetter("x".GetType(), message => message.Equals("x")).ExpectOne(() =>
        {
            ended.Tell("y");
            ended.Tell("x");
        });
        EventFilter.DeadLetter<int>(ended.Path.ToString()).ExpectOne(() => ended.Tell(1));
    }

    [Fact]
    public void Unhandled_messages_are_warnings() =>
        EventFilter.Warning(start: "Unhandled message from").ExpectOne(() => ActorOf<TestActors.UnhandledMessageActor>().Tell("x"));

    [Fact]
    public void Any_condition_can_be_the_filter()
    {
        EventFilter.Custom(logged => logged.Message.ToString() == "x").ExpectOne(() => Log.Info("x"));
        EventFilter.Custom<Warning>(warning => warning.Message.ToString() == "x").ExpectOne(() =>
        {
            Log.Info("x");
            Log.Warning("x");
        });
    }

    [Fact]
    public void Several_filters_count_together() => EventFilter.Info("a").And.Info("b").Expect(2, () =>
    {
        Log.Info("a");
        Log.Info("b");
    });

    [Fact]
    public void A_number_that_did_not_come_fails_with_what_did()
    {
        var text = FailureOf.Expecting(() => EventFilter.Info(start: "x", source: "here").And.Debug("y").Expect(3, _short, () => Log.Debug("y")));
        Assert.StartsWith(
            "Expected 3 log messages within 50 ms of: Info from == \"here\" with message starts with \"x\"; or: Debug with message == \"y\". 1 came:\n  ",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_expected_fail() => FailureOf.Expecting(() => EventFilter.Info("x").Expect(0, _short, () => Log.Info("x")));

    [Fact]
    public async Task The_same_without_blocking()
    {
        await EventFilter.Info("x").ExpectOneAsync(() => Log.Info("x"));
        await EventFilter.Info("x").ExpectOneAsync(async () =>
        {
            await Task.Yield();
            Log.Info("x");
        });
        Assert.Equal(1, await EventFilter.Info("x").ExpectAsync(1, () =>
        {
            Log.Info("x");
            return Task.FromResult(1);
        }));
        await EventFilter.Info("x").ExpectAsync(0, _short, () => { });
        await FailureOf.ExpectingAsync(() => EventFilter.Info("x").ExpectOneAsync(_short, () => Task.CompletedTask));
    }

    [Fact]
    public void A_block_gives_its_result_and_its_failure()
    {
        Assert.Equal(5, EventFilter.Info("x").ExpectOne(() =>
        {
            Log.Info("x");
            return 5;
        }));
        Assert.Equal(6, EventFilter.Info("x").Mute(() => 6));
        Assert.Throws<DivideByZeroException>(() => EventFilter.Info("x").ExpectOne(() => throw new DivideByZeroException()));
    }

    [Fact]
    public void A_filter_that_throws_does_not_cost_the_logger()
    {
        using var broken = EventFilter.Custom(_ => throw new InvalidOperationException("broken")).Mute();
        EventFilter.Info("x").ExpectOne(() => Log.Info("x"));
    }

    private sealed class Logging : ReceiveActor
    {
        public Logging() => ReceiveAny(message => Context.GetLogger().Info("{0}", message));
    }
}
