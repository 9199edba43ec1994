using Akka.Actor;
using Akka.TestKit.Configs;

namespace Akka.TestKit.Tests.Refs;

public sealed class TestFSMRefTests()
    : Xunit2.TestKit(TestConfigs.TestSchedulerConfig.WithFallback("akka.stdout-loglevel = OFF, akka.loglevel = DEBUG"))
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    public enum Door
    {
        Open,
        Closed,
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void State_and_data_are_seen_and_set()
    {
        var door = ActorOfAsTestFSMRef<DoorMachine, Door, int>("door");
        Assert.Equal((Door.Closed, 0), (door.StateName, door.StateData));
        door.Tell("turn");
        Assert.Equal((Door.Open, 1), (door.StateName, door.StateData));
        door.SetState(Door.Closed, 7);
        Assert.Equal((Door.Closed, 7), (door.StateName, door.StateData));
        door.SetStateData(8);
        Assert.Equal((Door.Closed, 8), (door.StateName, door.StateData));
        door.SetState(Door.Open);
        Assert.Equal((Door.Open, 8), (door.StateName, door.StateData));
    }

    [Fact]
    public void Timers_are_seen_and_set()
    {
        var door = ActorOfAsTestFSMRef<DoorMachine, Door, int>(() => new DoorMachine());
        door.SetTimer("t", "turn", _second);
        Assert.True(door.IsTimerActive("t"));
        Scheduler.Advance(_second);
        Assert.Equal((Door.Open, false), (door.StateName, door.IsTimerActive("t")));
        door.SetTimer("t", "turn", _second, repeat: true);
        door.CancelTimer("t");
        Scheduler.Advance(_second);
        Assert.Equal((Door.Open, false), (door.StateName, door.IsTimerActive("t")));
    }

    [Fact]
    public void The_timeout_of_a_state_is_seen_and_set()
    {
        var door = ActorOfAsTestFSMRef<DoorMachine, Door, int>(Props.Create<DoorMachine>());
        Assert.False(door.IsStateTimerActive());
        door.SetStateTimeout(_second);
        Assert.True(door.IsStateTimerActive());
        Scheduler.Advance(_second);
        Assert.Equal(Door.Open, door.StateName);
        door.SetState(Door.Closed, 3, _second);
        Scheduler.Advance(_second);
        Assert.Equal(Door.Open, door.StateName);
    }

    [Fact]
    public void A_reason_to_stop_ends_the_machine()
    {
        var door = ActorOfAsTestFSMRef<DoorMachine, Door, int>(TestActor, "door");
        Watch(door);
        door.SetState(Door.Open, 1, stopReason: FSMBase.Normal.Instance);
        ExpectTerminated(door);
    }

    [Fact]
    public void Its_log_is_activated_for_one_machine()
    {
        var door = ActorOfAsTestFSMRef<DoorMachine, Door, int>(withLogging: true);
        EventFilter.Debug(start: "processing ").ExpectOne(() => door.Tell("turn"));
        var quiet = ActorOfAsTestFSMRef<DoorMachine, Door, int>();
        EventFilter.Debug(start: "processing ").Expect(0, TimeSpan.FromMilliseconds(50), () => quiet.Tell("turn"));
    }

    [Fact]
    public void What_subscribers_are_told_is_compared_by_state()
    {
        var door = ActorOfAsTestFSMRef<DoorMachine, Door, int>();
        door.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor));
        ExpectMsg(new FSMBase.CurrentState<Door>(TestActor, Door.Closed), (e, a) => FSMSpecHelpers.CurrentStateExpector<Door>()(e, a));
        door.Tell("turn");
        var transition = ExpectMsg<FSMBase.Transition<Door>>();
        var same = FSMSpecHelpers.TransitionStateExpector<Door>();
        Assert.True(same(new FSMBase.Transition<Door>(TestActor, Door.Closed, Door.Open), transition));
        Assert.False(same(new FSMBase.Transition<Door>(TestActor, Door.Open, Door.Closed), transition));
    }

    private sealed class DoorMachine : FSM<Door, int>
    {
        public DoorMachine()
        {
            StartWith(Door.Closed, 0);
            When(Door.Closed, _ => GoTo(Door.Open, StateData + 1));
            When(Door.Open, _ => GoTo(Door.Closed, StateData + 1));
            Initialize();
        }
    }
}
