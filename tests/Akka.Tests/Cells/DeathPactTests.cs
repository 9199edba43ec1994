using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Cells;

public sealed class DeathPactTests : CoreTest
{
    [Fact]
    public void An_unhandled_end_is_a_death_pact()
    {
        var seen = CreateTestProbe();
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(cause =>
        {
            seen.Ref.Tell(cause);
            return Directive.Stop;
        }));
        var actor = SilentPuppet();
        parent.Do(self => self.Context.ActorOf(Puppet.Props(TestActor, hooks => hooks.Receive = (it, message) => it.Unhandled(message)))
            .Do(it => it.Context.Stop(it.Context.Watch(actor))));

        Assert.Equal(actor, seen.ExpectMsg<DeathPactException>(Patience).DeadActor);
    }

    [Fact]
    public async Task An_unhandled_message_of_WatchWith_is_no_death_pact()
    {
        var unhandled = Events<UnhandledMessage>();
        var watcher = NewPuppet(hooks => hooks.Receive = (it, message) => it.Unhandled(message));
        var before = await watcher.Get(self => self);
        var actor = SilentPuppet();
        await watcher.Get(self => self.Context.WatchWith(actor, "gone"));
        Sys.Stop(actor);

        Assert.Equal("gone", unhandled.ExpectMsg<UnhandledMessage>(Patience).Message);
        Assert.Same(before, await watcher.Get(self => self));
    }

    [Fact]
    public async Task WatchWith_delivers_the_message_in_place_of_Terminated()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        await watcher.Get(self => self.Context.WatchWith(actor, "gone"));
        Sys.Stop(actor);

        ExpectMsg("gone", Patience);
    }

    [Fact]
    public async Task An_actor_cannot_be_watched_in_two_ways_at_once()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        await watcher.Get(self => self.Context.Watch(actor));

        await Assert.ThrowsAsync<InvalidOperationException>(() => watcher.Get(self => self.Context.WatchWith(actor, "gone")));
        await watcher.Get(self => self.Context.Unwatch(actor));
        await watcher.Get(self => self.Context.WatchWith(actor, "gone"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => watcher.Get(self => self.Context.Watch(actor)));
        await watcher.Get(self => self.Context.WatchWith(actor, "gone")); // The same again changes nothing.
    }
}
