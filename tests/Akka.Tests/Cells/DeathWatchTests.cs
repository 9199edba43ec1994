using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Cells;

public sealed class DeathWatchTests : CoreTest
{
    [Fact]
    public void A_watcher_learns_of_the_end_once()
    {
        var actor = SilentPuppet();
        Watch(actor);
        Watch(actor);
        Sys.Stop(actor);

        var terminated = ExpectTerminated(actor, Patience);
        Assert.True(terminated.ExistenceConfirmed);
        Assert.False(terminated.AddressTerminated);
        Assert.Equal(actor, LastSender);
        ExpectNothingYet();
    }

    [Fact]
    public void All_watchers_learn_of_it()
    {
        var actor = SilentPuppet();
        var probes = Enumerable.Range(0, 3).Select(_ => CreateTestProbe()).ToList();
        probes.ForEach(probe => probe.Watch(actor));
        Sys.Stop(actor);

        probes.ForEach(probe => probe.ExpectTerminated(actor, Patience));
    }

    [Fact]
    public void An_end_comes_after_the_last_words()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet(hooks => hooks.PostStop = self => watcher.Tell("last", self.Self));
        watcher.Do(self => self.Context.Watch(actor));
        watcher.Do(self =>
        {
            for (var i = 0; i < 100; i++)
            {
                actor.Tell((Action<Puppet>)(it => watcher.Tell(i, it.Self)));
            }

            Sys.Stop(actor);
        });

        for (var message = ExpectMsg<object>(Patience); message is not Ended; message = ExpectMsg<object>(Patience))
        {
            Assert.True(message is int or "last");
        }

        ExpectNothingYet();
    }

    [Fact]
    public async Task Unwatched_it_is_not_told()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        await watcher.Get(self => self.Context.Watch(actor));
        await watcher.Get(self => self.Context.Unwatch(actor));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);
        await watcher.Settle();

        ExpectNothingYet();
    }

    [Fact]
    public async Task Unwatch_takes_back_a_notice_that_is_queued_already()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        var ended = actor.WatchEnd(Sys);
        await watcher.Get(self => self.Context.Watch(actor));
        var gate = new Gate();
        watcher.Do(_ => gate.Pass());
        watcher.Do(self => self.Context.Unwatch(actor)); // Ahead of the notice in the mailbox.
        await gate.Reached;
        Sys.Stop(actor);
        await ended;
        gate.Open();
        await watcher.Settle();
        await watcher.Settle();

        ExpectNothingYet();
    }

    [Fact]
    public async Task Watched_again_after_an_unwatch_it_is_told_once()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        await watcher.Get(self =>
        {
            self.Context.Watch(actor);
            self.Context.Unwatch(actor);
            return self.Context.Watch(actor);
        });
        Sys.Stop(actor);

        Assert.Equal(actor, ExpectMsg<Ended>(Patience).Actor);
        await watcher.Settle();
        ExpectNothingYet();
    }

    [Fact]
    public async Task Watched_again_while_its_notice_is_queued_it_is_told_once()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        var ended = actor.WatchEnd(Sys);
        await watcher.Get(self => self.Context.Watch(actor));
        var gate = new Gate();
        watcher.Do(_ => gate.Pass());
        watcher.Do(self => self.Context.Watch(actor)); // Ahead of the notice in the mailbox.
        await gate.Reached;
        Sys.Stop(actor);
        await ended;
        gate.Open();

        Assert.Equal(actor, ExpectMsg<Ended>(Patience).Actor);
        await ((Akka.Cells.LocalActorRef)actor).Cell.Mailbox.Unscheduled();
        await watcher.Settle();
        await watcher.Settle();
        ExpectNothingYet();
    }

    [Fact]
    public void An_actor_that_has_ended_already_is_reported_at_once()
    {
        var actor = SilentPuppet();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);
        Watch(actor);

        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public async Task A_path_without_an_actor_is_reported_as_never_seen()
    {
        var nobody = ((ExtendedActorSystem)Sys).DeadLetters;
        var watcher = NewPuppet();
        var empty = new Akka.Cells.EmptyLocalActorRef(nobody.Path.Root / "user" / "missing", Sys.EventStream);
        await watcher.Get(self => self.Context.Watch(empty));

        Assert.False(ExpectMsg<Ended>(Patience).ExistenceConfirmed);
    }

    [Fact]
    public async Task The_reference_of_an_ask_is_reported_when_it_is_answered()
    {
        var asker = new TaskCompletionSource<IActorRef>();
        var actor = SilentPuppet(hooks => hooks.Receive = (self, _) => asker.SetResult(self.Sender));
        var answer = actor.Ask<string>("?", Patience);
        var temp = await asker.Task;
        Watch(temp);
        temp.Tell("!");

        Assert.Equal("!", await answer);
        ExpectTerminated(temp, Patience);
    }

    [Fact]
    public async Task A_parent_is_told_of_its_own_child_when_it_watches_it()
    {
        var parent = NewPuppet();
        var child = await parent.Child(Puppet.Props(TestActor), "child");
        await parent.Get(self => self.Context.Watch(child));
        Sys.Stop(child);

        Assert.Equal(child, ExpectMsg<Ended>(Patience).Actor);
        Assert.True((await parent.Get(self => self.Context.Child("child"))).IsNobody());
    }

    [Fact]
    public async Task A_parent_that_does_not_watch_is_not_told()
    {
        var parent = NewPuppet();
        var child = await parent.Child(Puppet.Props(TestActor), "child");
        var ended = child.WatchEnd(Sys);
        Sys.Stop(child);
        await ended;
        await AwaitConditionAsync(async () => await parent.Get(self => self.Context.Child("child").IsNobody()));

        ExpectNothingYet();
    }

    [Fact]
    public async Task A_watch_survives_the_restart_of_the_watcher()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        await watcher.Get(self => self.Context.Watch(actor));
        watcher.Tell(new InvalidOperationException());
        await watcher.Settle();
        Sys.Stop(actor);

        Assert.Equal(actor, ExpectMsg<Ended>(Patience).Actor);
    }

    [Fact]
    public async Task The_restart_of_the_watched_is_not_its_end()
    {
        var watcher = NewPuppet();
        var actor = SilentPuppet();
        await watcher.Get(self => self.Context.Watch(actor));
        actor.Tell(new InvalidOperationException());
        await actor.Settle();
        await watcher.Settle();

        ExpectNothingYet();
    }

    [Fact]
    public async Task A_notice_made_by_a_user_is_not_taken_for_one_of_the_engine()
    {
        var watcher = NewPuppet();
        watcher.Tell(new Terminated(TestActor, true, false));
        await watcher.Settle();

        ExpectNothingYet();
    }

    [Fact]
    public async Task Actors_of_a_system_that_ends_are_reported_to_another()
    {
        using var other = ActorSystem.Create("other", Sys.Settings.Config);
        var actor = other.ActorOf(Puppet.Props(ActorRefs.Nobody));
        Watch(actor);
        await actor.Settle();
        await other.Terminate().WaitAsync(Patience);

        ExpectTerminated(actor, Patience);
        Watch(actor);
        ExpectTerminated(actor, Patience);
    }

    [Fact]
    public async Task Watching_oneself_does_nothing()
    {
        var actor = NewPuppet();
        Assert.Equal(actor, await actor.Get(self => self.Context.Watch(self.Self)));
        var ended = actor.WatchEnd(Sys);
        Sys.Stop(actor);
        await ended;

        ExpectNothingYet();
    }

    [Fact]
    public async Task A_stopping_actor_leaves_no_notices_for_the_dead_letters()
    {
        var letters = Events<AllDeadLetters>();
        var watcher = SilentPuppet();
        var watched = SilentPuppet();
        await watcher.Get(self => self.Context.Watch(watched));
        var ends = Task.WhenAll(watcher.WatchEnd(Sys), watched.WatchEnd(Sys));
        Sys.Stop(watcher);
        Sys.Stop(watched);
        await ends;

        letters.ExpectNoMsg(TimeSpan.Zero);
    }
}
