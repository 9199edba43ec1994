using Akka.Actor;

namespace Akka.Tests.Dispatch;

/// <summary>The meter of actors, by their class.</summary>
public sealed class ActorMetersTests : EngineTest
{
    private const string Meter = "ActorEcho.Actors";
    private const string Class = "actorecho.actor.class";

    [Fact]
    public void Starts_failures_restarts_and_ends_are_counted()
    {
        using var readings = new MeterReadings(Meter, (Class, typeof(Metered).FullName!));
        var actor = System.ActorOf(Props.Create(() => new Metered()));
        actor.Tell("fail");
        Sync(actor);
        Watch(actor);
        System.Stop(actor);
        ExpectTerminated(actor, Patience);
        Assert.Equal(1, readings.Sum("actorecho.actor.started"));
        Assert.Equal(1, readings.Sum("actorecho.actor.failures"));
        Assert.Equal(1, readings.Sum("actorecho.actor.restarted"));
        Assert.Equal(1, readings.Sum("actorecho.actor.stopped"));
    }

    [Fact]
    public void Each_message_is_timed_and_of_each_turn_the_wait()
    {
        var actor = System.ActorOf(Props.Create(() => new Metered()));
        Sync(actor);
        using var readings = new MeterReadings(Meter, (Class, typeof(Metered).FullName!));
        for (var i = 0; i < 3; i++)
        {
            Sync(actor);
        }

        // The test hears of a message before its turn is over.
        AwaitCondition(() => readings.Count("actorecho.actor.processing.duration") == 3, Patience);
        Assert.InRange(readings.Count("actorecho.actor.mailbox.time"), 1, 3);
        Assert.InRange(readings.Sum("actorecho.actor.mailbox.time"), 0, Patience.TotalSeconds);
    }

    [Fact]
    public void Dead_letters_are_counted()
    {
        var actor = System.ActorOf(Props.Create(() => new Metered()));
        Watch(actor);
        System.Stop(actor);
        ExpectTerminated(actor, Patience);
        using var readings = new MeterReadings(Meter, null);
        actor.Tell("late");
        System.ActorSelection("/user/nobody").Tell("lost");
        AwaitCondition(() => readings.Sum("actorecho.dead_letters") >= 2, Patience);
    }

    private void Sync(IActorRef actor)
    {
        actor.Tell(new Identify(0), TestActor);
        ExpectMsg<ActorIdentity>(Patience);
    }

    private sealed class Metered : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException("no");
    }
}
