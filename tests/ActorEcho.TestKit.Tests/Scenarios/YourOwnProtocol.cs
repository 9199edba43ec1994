using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Tests.Scenarios;

/// <summary>A protocol with timers, messages from other actors, and work on the thread pool.</summary>
public sealed class YourOwnProtocol
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_connection_may_have_timers()
    {
        using var scenario = Scenario.For(() => new Heartbeat(), new ScenarioOptions { Network = NetworkOptions.Perfect });
        var peer = scenario.Connect();
        for (var i = 0; i < 3; i++)
        {
            peer.ExpectNothing(Interval - TimeSpan.FromMilliseconds(1));
            scenario.Advance(TimeSpan.FromMilliseconds(1));
            peer.Expect("beat ");
        }
    }

    [Fact]
    public void Connections_may_talk_to_actors_of_your_own_in_the_same_system()
    {
        using var scenario = Scenario.For(() => new Talker());
        var (anna, ben) = (scenario.Connect(), scenario.Connect());
        scenario.Advance(TimeSpan.FromSeconds(1)); // Now both have their actors.
        scenario.System.EventStream.Publish(new Said("welcome"));
        anna.Expect("welcome");
        ben.Expect("welcome");
        anna.Send("hello");
        ben.ExpectBytes(5);
    }

    [Fact]
    public void What_runs_outside_is_waited_for_and_comes_when_it_comes()
    {
        var work = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isAnswered = false;
        using var scenario = Scenario.For(() => new Asker(work.Task, () => isAnswered = true));
        var peer = scenario.Connect();
        peer.ExpectNothing();
        work.SetResult("42");
        scenario.Await(() => isAnswered);
        peer.Expect("42");
    }

    private sealed record Said(string Text);

    private sealed class Heartbeat : ConnectionActor, IWithTimers
    {
        public ITimerScheduler Timers { get; set; } = null!;

        protected override void OnConnected() => Timers.StartPeriodicTimer("beat", "beat ", Interval);

        protected override void OnReceived(ByteString data)
        {
        }

        protected override bool Receive(object message)
        {
            Send(ByteString.FromString((string)message));
            return true;
        }
    }

    private sealed class Talker : ConnectionActor
    {
        protected override void OnConnected() => Context.System.EventStream.Subscribe(Self, typeof(Said));

        protected override void OnReceived(ByteString data) => Context.System.EventStream.Publish(new Said(data.ToString()));

        protected override bool Receive(object message)
        {
            Send(ByteString.FromString(((Said)message).Text));
            return true;
        }
    }

    private sealed class Asker(Task<string> work, Action answered) : ConnectionActor
    {
        protected override void OnConnected() => _ = work.PipeTo(Self);

        protected override void OnReceived(ByteString data)
        {
        }

        protected override bool Receive(object message)
        {
            Send(ByteString.FromString((string)message));
            answered();
            return true;
        }
    }
}
