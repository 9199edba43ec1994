using Akka.Actor;
using static Akka.Actor.FSMBase;

namespace Akka.Tests.Actor.FSM;

public sealed class FsmTimersTests : EngineTest
{
    [Fact]
    public async Task A_state_lasts_its_time_unless_a_message_comes()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent is StateTimeout ? m.GoTo("b") : m.Stay(), Ms(10));
            m.When("b", _ => null);
            m.StartWith("a", 0);
        });
        await Settle(fsm);
        Time.Advance(9);
        fsm.Tell("message");
        await Settle(fsm);
        Time.Advance(9);
        await Settle(fsm);
        await Probe.ExpectNothing();
        Time.Advance(1);
        await Probe.Expect("a->b");
        Assert.True(Time.IsIdle());
    }

    [Fact]
    public async Task A_timeout_that_waits_in_the_mailbox_behind_a_message_is_void()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent switch
            {
                StateTimeout => m.Stop(),
                Action action => Then(action, m.GoTo("b")),
                _ => m.Stay(),
            }, Ms(10));
            m.When("b", e => e.FsmEvent is StateTimeout ? m.Stop() : m.Stay().Replying("alive"));
            m.StartWith("a", 0);
        });
        fsm.Tell((Action)(() => Time.Advance(10)));
        fsm.Tell("ask", Probe.Ref);
        await Probe.ExpectAll("a->b", "alive");
    }

    [Fact]
    public async Task For_max_replaces_the_states_time_and_max_value_switches_it_off()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent switch
            {
                "short" => m.Stay().ForMax(Ms(5)),
                "never" => m.Stay().ForMax(TimeSpan.MaxValue),
                StateTimeout => Then(() => Probe.Ref.Tell("timeout"), m.Stay().ForMax(TimeSpan.MaxValue)),
                _ => m.Stay(),
            }, Ms(10));
            m.StartWith("a", 0, Ms(50));
        });
        await Settle(fsm);
        Time.Advance(49);
        await Settle(fsm);
        await Probe.ExpectNothing();
        Time.Advance(1);
        await Probe.Expect("timeout");
        fsm.Tell("short");
        await Settle(fsm);
        Time.Advance(5);
        await Probe.Expect("timeout");
        fsm.Tell("never");
        await Settle(fsm);
        Assert.True(Time.IsIdle());
        fsm.Tell("usual");
        await Settle(fsm);
        Time.Advance(10);
        await Probe.Expect("timeout");
    }

    [Fact]
    public async Task A_states_time_can_be_set_and_taken_away()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent is "b" ? m.GoTo("b") : null, Ms(10));
            m.When("b", e => e.FsmEvent is StateTimeout ? m.GoTo("c") : null);
            m.When("c", _ => null);
            m.SetStateTimeout("a", null);
            m.SetStateTimeout("b", Ms(7));
            m.StartWith("a", 0);
        });
        await Settle(fsm);
        Assert.True(Time.IsIdle());
        fsm.Tell("b");
        await Probe.Expect("a->b");
        await Settle(fsm);
        Time.Advance(7);
        await Probe.Expect("b->c");
    }

    [Fact]
    public async Task A_timer_is_an_event_and_its_name_is_free_then()
    {
        Machine? machine = null;
        var fsm = Make(m =>
        {
            machine = m;
            m.When("a", e => e.FsmEvent switch
            {
                Action action => Then(action, m.Stay()),
                _ => Then(() => Probe.Ref.Tell($"{e.FsmEvent} {m.IsTimerActive("t")}"), m.Stay()),
            });
            m.StartWith("a", 0);
        });
        fsm.Tell((Action)(() => machine!.SetTimer("t", "tick", Ms(10))));
        await Settle(fsm);
        Assert.True(machine!.IsTimerActive("t"));
        Time.Advance(10);
        await Probe.Expect("tick False");
        Time.Advance(50);
        await Settle(fsm);
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task A_repeated_timer_repeats_until_cancelled_and_a_message_under_way_is_void()
    {
        Machine? machine = null;
        var fsm = Make(m =>
        {
            machine = m;
            m.When("a", e => e.FsmEvent switch
            {
                Action action => Then(action, m.Stay()),
                _ => Then(() => Probe.Ref.Tell($"{e.FsmEvent} {m.IsTimerActive("t")}"), m.Stay()),
            });
            m.StartWith("a", 0);
        });
        fsm.Tell((Action)(() => machine!.SetTimer("t", "tick", Ms(10), repeat: true)));
        await Settle(fsm);
        Time.Advance(25);
        await Probe.ExpectAll("tick True", "tick True");
        await Settle(fsm);
        fsm.Tell((Action)(() =>
        {
            Time.Advance(5);
            machine!.CancelTimer("t");
            machine.CancelTimer("never set");
        }));
        await Settle(fsm);
        Time.Advance(50);
        await Settle(fsm);
        await Probe.ExpectNothing();
        Assert.True(Time.IsIdle());
    }

    [Fact]
    public async Task A_timer_that_is_set_anew_replaces_the_old_and_its_message_under_way()
    {
        Machine? machine = null;
        var fsm = Make(m =>
        {
            machine = m;
            m.When("a", e => e.FsmEvent switch
            {
                Action action => Then(action, m.Stay()),
                _ => Then(() => Probe.Ref.Tell(e.FsmEvent), m.Stay()),
            });
            m.StartWith("a", 0);
        });
        fsm.Tell((Action)(() =>
        {
            machine!.SetTimer("t", "old", Ms(10));
            Time.Advance(10);
            machine.SetTimer("t", "new", Ms(10));
        }));
        await Settle(fsm);
        Time.Advance(10);
        await Probe.Expect("new");
    }

    [Fact]
    public async Task The_end_of_the_machine_ends_its_timers()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => m.Stop(), Ms(1000));
            m.StartWith("a", 0);
            m.SetTimer("t", "tick", Ms(10), repeat: true);
            m.SetTimer("u", "tock", Ms(10));
        });
        Probe.Watch(fsm);
        fsm.Tell("stop");
        await Probe.Expect<Terminated>();
        Assert.True(Time.IsIdle());
    }

    private static State<string, int> Then(Action action, State<string, int> state)
    {
        action();
        return state;
    }

    private IActorRef Make(Action<Machine> configure) => Start(() => new Machine(m =>
    {
        configure(m);
        m.OnTransition((from, to) =>
        {
            if (from != to)
            {
                Probe.Ref.Tell($"{from}->{to}");
            }
        });
    }));
}
