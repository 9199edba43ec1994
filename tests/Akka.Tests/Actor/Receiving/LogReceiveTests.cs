using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.Receiving;

public sealed class LogReceiveTests() : EngineTest("akka.actor.debug.receive = on")
{
    [Fact]
    public async Task Messages_of_marked_actors_are_logged_and_those_of_others_are_not()
    {
        var marked = Start(() => new Marked());
        var other = Start(() => new Other());
        System.EventStream.Subscribe(Probe.Ref, typeof(Debug));
        other.Tell("x", Probe.Ref);
        await Settle(other);
        marked.Tell("yes", Probe.Ref);
        marked.Tell("no", Probe.Ref);
        var first = await Probe.Expect<Debug>();
        Assert.Equal($"received handled message yes from {Probe.Ref.Path}", first.Message.ToString());
        Assert.Equal(typeof(Marked), first.LogClass);
        Debug second;
        while ((second = await Probe.Expect<Debug>()).LogClass != typeof(Marked))
        {
        }

        Assert.Equal($"received unhandled message no from {Probe.Ref.Path}", second.Message.ToString());
    }

    private sealed class Marked : ActorBase, ILogReceive
    {
        protected override bool Receive(object message) => message is "yes";
    }

    private sealed class Other : ActorBase
    {
        protected override bool Receive(object message) => true;
    }
}
