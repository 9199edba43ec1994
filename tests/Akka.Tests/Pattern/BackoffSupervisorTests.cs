using Akka.Actor;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Tests.Pattern;

public sealed class BackoffSupervisorTests() : TestKit.Xunit2.TestKit(TestConfigs.TestSchedulerConfig)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void A_child_that_stops_comes_back_after_growing_delays()
    {
        var supervisor = Start(OnStop().WithManualReset());
        ExpectMsg("started");
        foreach (var seconds in (int[])[1, 2, 4, 4])
        {
            StopChild(supervisor);
            Time.Advance(TimeSpan.FromSeconds(seconds) - Tick);
            Assert.Equal(ActorRefs.Nobody, Child(supervisor));
            Time.Advance(Tick);
            ExpectMsg("started");
        }

        Assert.Equal(4, Restarts(supervisor));
        supervisor.Tell(BackoffSupervisor.Reset.Instance);
        Assert.Equal(0, Restarts(supervisor));
    }

    [Fact]
    public void A_child_that_ran_long_enough_begins_at_the_shortest_delay_again()
    {
        var supervisor = Start(OnStop().WithAutoReset(TimeSpan.FromSeconds(10)));
        ExpectMsg("started");
        StopChild(supervisor);
        Time.Advance(Shortest);
        ExpectMsg("started");
        Time.Advance(TimeSpan.FromSeconds(10) - Tick);
        Assert.Equal(1, Restarts(supervisor));
        Time.Advance(Tick);
        Assert.Equal(0, Restarts(supervisor));
    }

    [Fact]
    public void A_child_that_fails_comes_back_after_a_delay()
    {
        var supervisor = Start(OnFailure());
        ExpectMsg("started");
        supervisor.Tell("fail");
        AwaitDelay(supervisor);
        Time.Advance(Shortest - Tick);
        Assert.Equal(ActorRefs.Nobody, Child(supervisor));
        Time.Advance(Tick);
        ExpectMsg("started");
        supervisor.Tell("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public void With_OnFailure_a_child_that_stops_ends_the_supervisor()
    {
        var supervisor = Watch(Start(OnFailure()));
        ExpectMsg("started");
        supervisor.Tell("stop");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void With_OnStop_a_failure_is_the_strategys_and_the_stopping_one_backs_off()
    {
        var supervisor = Start(OnStop());
        ExpectMsg("started");
        supervisor.Tell("fail");
        ExpectMsg("started");
        Assert.Equal(0, Restarts(supervisor));

        var stopping = Start(OnStop().WithDefaultStoppingStrategy());
        ExpectMsg("started");
        stopping.Tell("fail");
        AwaitDelay(stopping);
        Time.Advance(Shortest);
        ExpectMsg("started");
    }

    [Fact]
    public void After_the_last_restart_the_supervisor_ends()
    {
        foreach (var (options, end) in ((BackoffOptions, string)[])[(OnStop(), "stop"), (OnFailure(), "fail")])
        {
            var supervisor = Watch(Start(options.WithMaxNrOfRetries(1).WithManualReset()));
            ExpectMsg("started");
            supervisor.Tell(end);
            AwaitDelay(supervisor);
            Time.Advance(Shortest);
            ExpectMsg("started");
            supervisor.Tell(end);
            ExpectTerminated(supervisor);
        }
    }

    [Fact]
    public void While_no_child_runs_messages_are_answered_or_dead_letters()
    {
        var answering = Start(OnStop().WithReplyWhileStopped("later"));
        ExpectMsg("started");
        StopChild(answering);
        answering.Tell("hello");
        ExpectMsg("later");

        var silent = Start(OnStop());
        ExpectMsg("started");
        StopChild(silent);
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        silent.Tell("lost");
        Assert.Equal("lost", ExpectMsg<Akka.Event.DeadLetter>().Message);
    }

    [Fact]
    public void A_final_message_ends_the_supervisor_with_the_child()
    {
        var supervisor = Watch(Start(OnStop().WithFinalStopMessage(message => message is "stop")));
        ExpectMsg("started");
        supervisor.Tell("stop");
        ExpectTerminated(supervisor);
        Assert.Throws<InvalidOperationException>(() => BackoffSupervisor.Props(OnFailure().WithFinalStopMessage(_ => true)));
    }

    [Fact]
    public void What_the_child_says_to_its_parent_goes_to_the_supervisors_parent()
    {
        var parent = CreateTestProbe();
        var supervisor = parent.ChildActorOf(BackoffSupervisor.Props(OnStop()));
        ExpectMsg("started");
        supervisor.Tell("tell parent");
        parent.ExpectMsg("from the child");
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Backoff.OnStop(Props.Empty, "c", TimeSpan.Zero, Longest, 0)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Backoff.OnStop(Props.Empty, "c", Longest, Shortest, 0)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Backoff.OnStop(Props.Empty, "c", Shortest, Longest, 1.1)));
    }

    private BackoffOptions OnStop() => Backoff.OnStop(ChildProps(), "child", Shortest, Longest, 0);

    private BackoffOptions OnFailure() => Backoff.OnFailure(ChildProps(), "child", Shortest, Longest, 0);

    private Props ChildProps() => Props.Create(() => new Mortal(TestActor));

    private IActorRef Start(BackoffOptions options) => Sys.ActorOf(BackoffSupervisor.Props(options));

    private void StopChild(IActorRef supervisor)
    {
        supervisor.Tell("stop");
        AwaitNoChild(supervisor);
    }

    private void AwaitNoChild(IActorRef supervisor) => AwaitCondition(() => Child(supervisor).IsNobody());

    // The delay of the first restart runs: with it the count is raised.
    private void AwaitDelay(IActorRef supervisor) => AwaitCondition(() => Restarts(supervisor) == 1);

    private IActorRef Child(IActorRef supervisor)
    {
        supervisor.Tell(BackoffSupervisor.GetCurrentChild.Instance);
        return ExpectMsg<BackoffSupervisor.CurrentChild>().Ref;
    }

    private int Restarts(IActorRef supervisor)
    {
        supervisor.Tell(BackoffSupervisor.GetRestartCount.Instance);
        return ExpectMsg<BackoffSupervisor.RestartCount>().Count;
    }

    private sealed class Mortal(IActorRef probe) : UntypedActor
    {
        protected override void PreStart() => probe.Tell("started");

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "stop":
                    Context.Stop(Self);
                    break;
                case "fail":
                    throw new TimeoutException("wanted");
                case "tell parent":
                    Context.Parent.Tell("from the child");
                    break;
                default:
                    Sender.Tell(message);
                    break;
            }
        }
    }
}
