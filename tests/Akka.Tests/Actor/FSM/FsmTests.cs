using Akka.Actor;
using Akka.Event;
using Akka.Routing;
using static Akka.Actor.FSMBase;

namespace Akka.Tests.Actor.FSM;

public sealed class FsmTests : EngineTest
{
    private readonly Queue<Machine> _made = new();

    [Fact]
    public async Task Events_move_it_between_states_with_their_data()
    {
        var fsm = Make(m =>
        {
            m.When("locked", e => e.FsmEvent is "coin" ? m.GoTo("open", e.StateData + 1).Replying("thanks") : null);
            m.When("open", e => e.FsmEvent is "push" ? m.GoTo("locked").Replying(e.StateData) : null);
            m.StartWith("locked", 0);
        });
        foreach (var message in new[] { "coin", "push", "coin", "push" })
        {
            fsm.Tell(message, Probe.Ref);
        }

        await Probe.ExpectAll("thanks", 1, "thanks", 2);
        Assert.Equal(("locked", 2), (_made.Peek().StateName, _made.Peek().StateData));
    }

    [Fact]
    public async Task Replies_go_out_in_order_before_the_transition_is_seen()
    {
        var fsm = Make(m =>
        {
            m.When("a", _ => m.GoTo("b").Replying(1).Replying(2));
            m.When("b", _ => null);
            m.OnTransition((from, to) => Tell($"{from}->{to}"));
            m.StartWith("a", 0);
        });
        fsm.Tell("go", Probe.Ref);
        await Probe.ExpectAll("a->a", 1, 2, "a->b");
    }

    [Fact]
    public async Task Functions_of_one_state_are_asked_in_order_then_the_unhandled_one()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent is 1 ? m.Stay().Replying("first") : null);
            m.When("a", e => e.FsmEvent is 1 or 2 ? m.Stay().Replying("second") : null);
            m.WhenUnhandled(e => m.Stay().Replying($"unhandled {e.FsmEvent}"));
            m.StartWith("a", 0);
        });
        foreach (var message in new object[] { 1, 2, 3 })
        {
            fsm.Tell(message, Probe.Ref);
        }

        await Probe.ExpectAll("first", "second", "unhandled 3");
    }

    [Fact]
    public async Task An_event_that_nobody_takes_is_a_warning_and_it_stays()
    {
        System.EventStream.Subscribe(Probe.Ref, typeof(Warning));
        var fsm = Make(m =>
        {
            m.When("a", _ => null);
            m.StartWith("a", 0);
        });
        fsm.Tell("what");
        var warning = await Probe.Expect<Warning>();
        Assert.Contains("what", warning.Message.ToString(), StringComparison.Ordinal);
        Assert.Equal("a", _made.Peek().StateName);
    }

    [Fact]
    public async Task Going_to_the_same_state_is_a_transition_and_staying_is_not()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent is "go" ? m.GoTo("a") : m.Stay());
            m.OnTransition((from, to) => Tell($"1 {from}->{to}"));
            m.OnTransition((from, to) => Tell($"2 {from}->{to}"));
            m.StartWith("a", 0);
        });
        await Probe.ExpectAll("1 a->a", "2 a->a");
        fsm.Tell("stay");
        fsm.Tell("go");
        await Probe.ExpectAll("1 a->a", "2 a->a");
        await Settle(fsm);
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task The_next_data_is_there_during_a_transition_only()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => m.GoTo("b").Using(7).Replying(Record.Exception(() => m.NextStateData) is InvalidOperationException));
            m.When("b", _ => null);
            m.OnTransition((from, to) => Tell($"{to} {m.StateData} {m.NextStateData}"));
            m.StartWith("a", 1);
        });
        await Probe.Expect("a 1 1");
        fsm.Tell("go", Probe.Ref);
        await Probe.ExpectAll(true, "b 1 7");
    }

    [Fact]
    public async Task Transform_refines_what_a_function_returns()
    {
        var fsm = Make(m =>
        {
            m.When("a", m.Transform(e => e.FsmEvent is "go" ? m.GoTo("b") : null).Using(state => state.Using(5).Replying(state.StateName)));
            m.When("b", e => m.Stay().Replying(e.StateData));
            m.WhenUnhandled(_ => m.Stay().Replying("none"));
            m.StartWith("a", 0);
        });
        fsm.Tell("other", Probe.Ref);
        fsm.Tell("go", Probe.Ref);
        fsm.Tell("ask", Probe.Ref);
        await Probe.ExpectAll("none", "b", 5);
    }

    [Fact]
    public async Task A_state_that_does_not_exist_ends_it_with_a_failure()
    {
        var fsm = Make(m =>
        {
            m.When("a", _ => m.GoTo("nowhere"));
            m.OnTermination(stop => Tell(stop));
            m.StartWith("a", 3);
        });
        Probe.Watch(fsm);
        fsm.Tell("go");
        var stop = await Probe.Expect<StopEvent<string, int>>();
        Assert.Contains("nowhere", Assert.IsType<FSMBase.Failure>(stop.Reason).Cause.ToString(), StringComparison.Ordinal);
        Assert.Equal(("a", 3), (stop.TerminatedState, stop.StateData));
        await Probe.Expect<Terminated>();
    }

    [Fact]
    public async Task Stop_says_why_once_replies_and_ends_the_actor()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent switch
            {
                "normal" => m.Stop().Replying("bye"),
                Exception cause => m.Stop(new FSMBase.Failure(cause)),
                _ => m.Stop(Normal.Instance, 9),
            });
            m.OnTermination(stop => Tell($"{stop.Reason.GetType().Name} {stop.StateData}"));
            m.StartWith("a", 1);
        });
        Probe.Watch(fsm);
        fsm.Tell("normal", Probe.Ref);
        await Probe.ExpectAll("bye", "Normal 1");
        await Probe.Expect<Terminated>();
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task Stop_with_data_and_failure_are_told_and_the_failure_is_logged()
    {
        System.EventStream.Subscribe(Probe.Ref, typeof(Error));
        var boom = new InvalidOperationException("boom");
        foreach (var reason in new Reason[] { new FSMBase.Failure(boom), new FSMBase.Failure("text") })
        {
            var fsm = Make(m =>
            {
                m.When("a", _ => m.Stop(reason, 9));
                m.OnTermination(stop => Tell((stop.Reason, stop.StateData)));
                m.StartWith("a", 1);
            });
            fsm.Tell("stop");
            var error = await Probe.Expect<Error>();
            Assert.Same(reason is FSMBase.Failure { Cause: Exception } ? boom : null, error.Cause);
            await Probe.Expect((reason, 9));
        }
    }

    [Fact]
    public async Task A_stop_from_outside_is_a_shutdown()
    {
        var fsm = Make(m =>
        {
            m.When("a", _ => null);
            m.OnTermination(stop => Tell(stop.Reason));
            m.StartWith("a", 1);
        });
        System.Stop(fsm);
        await Probe.Expect<FSMBase.Shutdown>();
    }

    [Fact]
    public async Task A_restart_is_a_shutdown_of_the_old_and_a_start_of_a_new_one()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent is "fail" ? throw new InvalidOperationException("boom") : m.GoTo("b"));
            m.When("b", e => e.FsmEvent is "fail" ? throw new InvalidOperationException("boom") : m.Stay());
            m.OnTransition((from, to) => Tell($"{from}->{to}"));
            m.OnTermination(stop => Tell($"{stop.Reason.GetType().Name} in {stop.TerminatedState}"));
            m.StartWith("a", 1);
        });
        fsm.Tell("go");
        fsm.Tell("fail");
        await Probe.ExpectAll("a->a", "a->b", "Shutdown in b", "a->a");
    }

    [Fact]
    public async Task Subscribers_learn_the_state_and_then_each_transition()
    {
        var fsm = Make(m =>
        {
            m.When("a", e => e.FsmEvent is "stay" ? m.Stay() : m.GoTo("b"));
            m.When("b", _ => m.GoTo("a"));
            m.StartWith("a", 0);
        });
        fsm.Tell(new SubscribeTransitionCallBack(Probe.Ref));
        await Probe.Expect(new CurrentState<string>(fsm, "a"));
        fsm.Tell("stay");
        fsm.Tell("go");
        await Probe.Expect(new Transition<string>(fsm, "a", "b"));
        fsm.Tell(new UnsubscribeTransitionCallBack(Probe.Ref));
        fsm.Tell("go");
        fsm.Tell(new Listen(Probe.Ref));
        await Probe.Expect(new CurrentState<string>(fsm, "a"));
        fsm.Tell(new Deafen(Probe.Ref));
        fsm.Tell("go");
        await Settle(fsm);
        await Probe.ExpectNothing();
    }

    [Fact]
    public async Task Without_a_first_state_it_cannot_be_initialized()
    {
        System.EventStream.Subscribe(Probe.Ref, typeof(Error));
        Start(() => new Machine(_ => { }));
        var error = await Probe.Expect<Error>();
        Assert.Contains("StartWith", error.Cause!.ToString(), StringComparison.Ordinal);
    }

    private IActorRef Make(Action<Machine> configure) => Start(() =>
    {
        var machine = new Machine(configure);
        _made.Enqueue(machine);
        return machine;
    });

    private void Tell(object message) => Probe.Ref.Tell(message, ActorRefs.NoSender);
}
