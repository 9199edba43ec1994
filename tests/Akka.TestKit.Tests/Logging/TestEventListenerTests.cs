using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Tests.Logging;

public sealed class TestEventListenerTests()
    : Xunit2.TestKit($"akka.loggers = [\"{typeof(Printing).AssemblyQualifiedName}\"], akka.stdout-loglevel = OFF, akka.log-dead-letters = off")
{
    private static readonly ConcurrentQueue<string> _printed = new();

    [Fact]
    public void Muted_events_are_not_printed_and_unmuted_ones_are()
    {
        _printed.Clear();
        EventFilter.Info("a").Mute(() => Log.Info("a"));
        using (EventFilter.Info("b").Mute())
        {
            Log.Info("b");
        }

        var muted = EventFilter.Info("c").Mute();
        Log.Info("c");
        muted.Unmute();
        muted.Dispose();
        EventFilter.Info("d").ExpectOne(() => Log.Info("d"));
        Log.Info("a");
        Log.Info("c");
        Log.Info("end");
        AwaitAssert(() => Assert.Equal(["a", "c", "end"], _printed));
    }

    [Fact]
    public void Another_system_has_filters_of_its_own()
    {
        using var other = ActorSystem.Create("other", DefaultConfig.WithFallback("akka.stdout-loglevel = OFF"));
        CreateEventFilter(other).Info("x").ExpectOne(() => other.Log.Info("x"));
    }

    [Fact]
    public void A_system_without_the_listener_says_why_nothing_came()
    {
        using var other = ActorSystem.Create("other", "akka.stdout-loglevel = OFF, akka.loggers = []");
        Assert.Contains(
            "akka.loggers has no TestEventListener",
            FailureOf.Expecting(() => CreateEventFilter(other).Info("x").ExpectOne(TimeSpan.Zero, () => other.Log.Info("x"))),
            StringComparison.Ordinal);
    }

    public sealed class Printing : TestEventListener
    {
        protected override void Print(LogEvent logEvent) => _printed.Enqueue(logEvent.Message.ToString()!);
    }
}
