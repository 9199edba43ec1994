using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Cells;

public sealed class StoppingTests : CoreTest
{
    [Fact]
    public void A_poison_pill_stops_behind_what_was_sent_before_it()
    {
        var letters = Events<DeadLetter>();
        var actor = NewPuppet();
        Watch(actor);
        actor.Do(_ =>
        {
            actor.Tell(1);
            actor.Tell(PoisonPill.Instance);
            actor.Tell(2);
        });

        ExpectMsg(1, Patience);
        ExpectTerminated(actor, Patience);
        Assert.Equal(2, letters.ExpectMsg<DeadLetter>(Patience).Message);
    }

    [Fact]
    public async Task Kill_is_a_failure_that_by_default_stops()
    {
        var seen = CreateTestProbe();
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(cause =>
        {
            seen.Ref.Tell(cause);
            return SupervisorStrategy.DefaultDecider.Decide(cause);
        }));
        var child = await parent.Child(Puppet.Props(TestActor));
        Watch(child);
        child.Tell(Kill.Instance);

        seen.ExpectMsg<ActorKilledException>(Patience);
        ExpectTerminated(child, Patience);
    }

    [Fact]
    public void Stopping_twice_is_stopping_once()
    {
        var actor = NewPuppet(hooks => hooks.PostStop = self => self.Test.Tell("end"));
        Watch(actor);
        Sys.Stop(actor);
        Sys.Stop(actor);
        actor.Tell(PoisonPill.Instance);

        ExpectMsg("end", Patience);
        ExpectTerminated(actor, Patience);
        ExpectNothingYet();
    }

    [Fact]
    public async Task An_actor_may_stop_another_that_is_not_its_child()
    {
        var actor = SilentPuppet();
        var ended = actor.WatchEnd(Sys);
        SilentPuppet().Do(self => self.Context.Stop(actor));

        await ended;
    }

    [Fact]
    public async Task A_message_to_an_ended_actor_is_a_dead_letter_with_its_sender_and_recipient()
    {
        var letters = Events<DeadLetter>();
        var actor = await Ended();
        actor.Tell("late", TestActor);

        var letter = letters.ExpectMsg<DeadLetter>(Patience);
        Assert.Equal(("late", TestActor, actor), (letter.Message, letter.Sender, letter.Recipient));
    }

    [Fact]
    public async Task Without_a_sender_the_dead_letters_stand_for_it()
    {
        var letters = Events<DeadLetter>();
        (await Ended()).Tell("late", ActorRefs.NoSender);

        Assert.Equal(Sys.DeadLetters, letters.ExpectMsg<DeadLetter>(Patience).Sender);
    }

    [Fact]
    public async Task A_message_that_is_not_worth_a_dead_letter_is_suppressed()
    {
        var letters = Events<DeadLetter>();
        var suppressed = Events<SuppressedDeadLetter>();
        var actor = await Ended();
        actor.Tell(PoisonPill.Instance);

        Assert.Same(PoisonPill.Instance, suppressed.ExpectMsg<SuppressedDeadLetter>(Patience).Message);
        letters.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_subscriber_to_dead_letters_that_has_ended_does_not_get_letters_about_its_letters()
    {
        var subscriber = await Ended();
        Sys.EventStream.Subscribe(subscriber, typeof(AllDeadLetters));
        var letters = Events<AllDeadLetters>();
        Sys.DeadLetters.Tell("x");

        Assert.Equal("x", letters.ExpectMsg<AllDeadLetters>(Patience).Message);
        letters.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task Identify_of_an_ended_actor_is_answered_with_null()
    {
        (await Ended()).Tell(new Identify(3), TestActor);

        Assert.Equal(new ActorIdentity(3, null), ExpectMsg<ActorIdentity>(Patience));
    }

    [Fact]
    public void What_is_told_to_the_dead_letters_is_one()
    {
        var letters = Events<DeadLetter>();
        Sys.DeadLetters.Tell("direct", TestActor);

        Assert.Equal("direct", letters.ExpectMsg<DeadLetter>(Patience).Message);
    }

    [Fact]
    public void Nobody_takes_messages_and_forgets_them()
    {
        var letters = Events<AllDeadLetters>();
        ActorRefs.Nobody.Tell("x");
        Sys.IgnoreRef.Tell("x");

        Assert.True(ActorRefs.Nobody.IsNobody());
        letters.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Null_cannot_be_told() => Assert.Throws<InvalidMessageException>(() => TestActor.Tell(null!, ActorRefs.NoSender));

    [Fact]
    public void Outside_of_an_actor_there_is_no_sender()
    {
        var actor = NewPuppet(hooks => hooks.Receive = (self, _) => self.Test.Tell(self.Sender));
        actor.Tell("x", ActorRefs.NoSender);

        ExpectMsg(Sys.DeadLetters, Patience);
    }

    [Fact]
    public void An_unhandled_message_is_published_with_its_sender()
    {
        var unhandled = Events<UnhandledMessage>();
        var actor = SilentPuppet(hooks => hooks.Receive = (self, message) => self.Unhandled(message));
        actor.Tell("what?", TestActor);

        var published = unhandled.ExpectMsg<UnhandledMessage>(Patience);
        Assert.Equal(("what?", TestActor, actor), (published.Message, published.Sender, published.Recipient));
    }

    [Fact]
    public void Forward_keeps_the_sender()
    {
        var target = NewPuppet(hooks => hooks.Receive = (self, message) => self.Test.Tell((message, self.Sender)));
        var via = SilentPuppet(hooks => hooks.Receive = (_, message) => target.Forward(message));
        via.Tell("x", TestActor);

        ExpectMsg<(object, IActorRef)>(("x", TestActor), Patience);
    }

    private async Task<IActorRef> Ended()
    {
        var actor = SilentPuppet();
        var ended = actor.WatchEnd(Sys);
        Sys.Stop(actor);
        await ended;
        return actor;
    }
}
