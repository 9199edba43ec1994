using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Cells;

public sealed class LifecycleTests : CoreTest
{
    private static readonly InvalidOperationException Boom = new("boom");

    [Fact]
    public void Starts_and_stops_with_one_hook_each()
    {
        var actor = NewPuppet(hooks => hooks.Life = true);
        actor.Tell("work");
        actor.Tell(PoisonPill.Instance);

        ExpectAll("constructor", "PreStart", "work", "PostStop");
    }

    [Fact]
    public void A_restart_runs_the_old_ones_end_before_the_new_ones_start()
    {
        var actor = NewPuppet(hooks => hooks.Life = true);
        actor.Tell(Boom);
        actor.Tell("work");

        ExpectAll("constructor", "PreStart", "PreRestart", "PostStop", "constructor", "PostRestart", "PreStart", "work");
    }

    [Fact]
    public async Task A_restart_makes_a_new_instance_behind_the_same_reference()
    {
        var actor = SilentPuppet(name: "same");
        var before = await actor.Get(self => self);
        actor.Tell(Boom);
        var (after, self) = await actor.Get(self => (self, self.Self));

        Assert.NotSame(before, after);
        Assert.Same(actor, self);
        Assert.Equal("same", self.Path.Name);
    }

    [Fact]
    public void A_restart_keeps_what_waits_in_the_mailbox_and_drops_what_failed()
    {
        var actor = NewPuppet();
        actor.Do(_ => { actor.Tell(Boom); actor.Tell(1); actor.Tell(2); });

        ExpectAll(1, 2);
        actor.Tell(3);
        ExpectMsg(3);
    }

    [Fact]
    public void PreRestart_is_told_the_reason_and_the_message()
    {
        var actor = NewPuppet(hooks =>
        {
            hooks.Receive = (_, _) => throw Boom;
            hooks.PreRestart = (self, reason, message) => self.Test.Tell((reason, message, self.Sender));
        });
        actor.Tell("bad", TestActor);

        ExpectMsg<(Exception, object, IActorRef)>((Boom, "bad", TestActor));
    }

    [Fact]
    public void PostRestart_is_told_the_reason()
    {
        var actor = NewPuppet(hooks => hooks.PostRestart = (self, reason) => self.Test.Tell(reason));
        actor.Tell(Boom);

        Assert.Same(Boom, ExpectMsg<Exception>());
    }

    [Fact]
    public async Task A_restart_forgets_the_behaviours_of_the_old_instance()
    {
        var actor = NewPuppet();
        actor.Do(self => self.Become(_ => throw Boom));
        actor.Tell("fails");
        await actor.Settle();
        actor.Tell("handled");

        ExpectMsg("handled");
    }

    [Fact]
    public void A_stop_lets_the_message_at_hand_be_finished_and_no_further_one_be_handled()
    {
        var letters = Events<DeadLetter>();
        var actor = NewPuppet(hooks => hooks.Life = true);
        actor.Do(self =>
        {
            actor.Tell("never");
            self.Context.Stop(self.Self);
            self.Test.Tell("finished");
        });

        ExpectAll("constructor", "PreStart", "finished", "PostStop");
        Assert.Equal("never", letters.ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public async Task The_end_comes_only_after_the_ends_of_all_children()
    {
        var parent = NewPuppet(hooks => hooks.PostStop = self => self.Test.Tell("parent"));
        for (var i = 0; i < 3; i++)
        {
            var child = await parent.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = self => self.Test.Tell("child")));
            await child.Child(Puppet.Props(TestActor, hooks => hooks.PostStop = self => self.Test.Tell("grandchild")));
        }

        Sys.Stop(parent);
        var ends = Enumerable.Range(0, 7).Select(_ => ExpectMsg<string>(Patience)).ToList();

        Assert.Equal("parent", ends[6]);
        Assert.Equal("grandchild", ends[0]);
        Assert.Equal(3, ends.Count(end => end == "child"));
    }

    [Fact]
    public void An_actor_can_stop_itself_in_PreStart()
    {
        var actor = NewPuppet(hooks =>
        {
            hooks.Life = true;
            hooks.PreStart = self => self.Context.Stop(self.Self);
        });
        Watch(actor);

        ExpectAll("constructor", "PreStart", "PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void An_actor_that_is_stopped_at_once_still_starts_first()
    {
        var actor = NewPuppet(hooks => hooks.Life = true);
        Sys.Stop(actor);

        ExpectAll("constructor", "PreStart", "PostStop");
    }

    [Fact]
    public void A_stopped_actor_is_disposed_after_PostStop()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Disposable(TestActor)));
        Sys.Stop(actor);

        ExpectAll("PostStop", "Dispose");
    }

    [Fact]
    public void A_restarted_actor_is_disposed_before_the_next_is_made()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Disposable(TestActor)));
        actor.Tell(Boom);
        actor.Tell("new");

        ExpectAll("PostStop", "Dispose", "new");
    }

    [Fact]
    public void Hooks_see_their_context()
    {
        var actor = NewPuppet(hooks =>
        {
            hooks.Constructor = self => self.Test.Tell(self.Context.Self);
            hooks.PreStart = self => self.Test.Tell(self.Context.Self);
            hooks.PostStop = self => self.Test.Tell(self.Context.Parent);
        });
        Sys.Stop(actor);

        ExpectAll(actor, actor);
        Assert.Equal("user", ExpectMsg<IActorRef>().Path.Name);
    }

    private sealed class Disposable(IActorRef test) : UntypedActor, IDisposable
    {
        public void Dispose() => test.Tell("Dispose");

        protected override void OnReceive(object message)
        {
            if (message is Exception e)
            {
                throw e;
            }

            test.Tell(message);
        }

        protected override void PostStop() => test.Tell("PostStop");
    }
}
