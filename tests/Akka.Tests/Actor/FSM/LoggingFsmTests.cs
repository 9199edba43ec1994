using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.FSM;

public sealed class LoggingFsmTests() : EngineTest("akka.actor.debug.fsm = on")
{
    [Fact]
    public async Task With_the_setting_on_events_timers_and_transitions_are_logged()
    {
        var fsm = Start(() => new Logging());
        await Settle(fsm);
        System.EventStream.Subscribe(Probe.Ref, typeof(Debug));
        fsm.Tell("go");
        var texts = new List<string>();
        while (texts.Count < 4)
        {
            var debug = await Probe.Expect<Debug>();
            if (debug.LogSource == fsm.Path.ToString() || debug.LogClass == typeof(Logging))
            {
                texts.Add(debug.Message.ToString()!);
            }
        }

        Assert.Collection(
            texts,
            text => Assert.StartsWith("processing", text, StringComparison.Ordinal),
            text => Assert.StartsWith("setting repeating timer 't'", text, StringComparison.Ordinal),
            text => Assert.StartsWith("canceling timer 't'", text, StringComparison.Ordinal),
            text => Assert.StartsWith("transition a", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_machines_log_nothing()
    {
        var fsm = Start(() => new Machine(m =>
        {
            m.When("a", _ => m.GoTo("a").Replying("done"));
            m.StartWith("a", 0);
        }));
        await Settle(fsm);
        System.EventStream.Subscribe(Probe.Ref, typeof(Debug));
        fsm.Tell("go", Probe.Ref);
        while (await Probe.Expect<object>() is Debug debug)
        {
            Assert.NotEqual(typeof(Machine), debug.LogClass);
        }
    }

    private sealed class Logging : FSM<string, int>, ILoggingFSM
    {
        public Logging()
        {
            When("a", _ =>
            {
                SetTimer("t", "tick", TimeSpan.FromHours(1), repeat: true);
                CancelTimer("t");
                return GoTo("b");
            });
            When("b", _ => null);
            StartWith("a", 0);
            Initialize();
        }
    }
}
