using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Event;

namespace Akka.Tests.Dispatch;

public sealed class MailboxesTests() : CoreTest(
    """
    bounded { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 2, mailbox-push-timeout-time = 0s }
    bounded-deque { mailbox-type = "Akka.Dispatch.BoundedDequeBasedMailbox", mailbox-capacity = 2, mailbox-push-timeout-time = 0s }
    patient { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 1, mailbox-push-timeout-time = 20s }
    empty-bounded { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 0 }
    priority.mailbox-type = "Akka.Tests.Dispatch.MailboxesTests+Smallest, Akka.Tests"
    stable.mailbox-type = "Akka.Tests.Dispatch.MailboxesTests+StableSmallest, Akka.Tests"
    nonsense.mailbox-type = "No.Such.Mailbox, Nowhere"
    untyped.mailbox-capacity = 7
    with-mailbox { type = Dispatcher, mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 5, mailbox-push-timeout-time = 0s }
    alias-of-it = with-mailbox
    requiring { type = Dispatcher, mailbox-requirement = "Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics" }
    """)
{
    [Fact]
    public void Without_a_choice_it_is_unbounded() => Assert.IsType<UnboundedMessageQueue>(QueueOf(Puppet.Props(TestActor)));

    [Fact]
    public void Props_choose_it_by_its_path() => Assert.IsType<BoundedMessageQueue>(QueueOf(Puppet.Props(TestActor).WithMailbox("bounded")));

    [Theory]
    [InlineData("with-mailbox")]
    [InlineData("alias-of-it")]
    public void A_dispatcher_brings_its_own(string dispatcher) =>
        Assert.IsType<BoundedMessageQueue>(QueueOf(Puppet.Props(TestActor).WithDispatcher(dispatcher)));

    [Fact]
    public void A_dispatcher_may_require_semantics() =>
        Assert.IsType<UnboundedDequeMessageQueue>(QueueOf(Puppet.Props(TestActor).WithDispatcher("requiring")));

    [Fact]
    public void An_actor_may_require_semantics_by_an_interface() =>
        Assert.IsAssignableFrom<IBoundedMessageQueueSemantics>(QueueOf(Props.Create<RequiresBounded>()));

    [Fact]
    public void The_choice_of_the_props_goes_before_the_dispatchers() =>
        Assert.IsType<UnboundedPriorityMessageQueue>(QueueOf(Puppet.Props(TestActor).WithDispatcher("with-mailbox").WithMailbox("priority")));

    [Theory]
    [InlineData("missing", "'missing' is not configured")]
    [InlineData("untyped", "'untyped' is not configured")]
    [InlineData("nonsense", "'No.Such.Mailbox, Nowhere'")]
    [InlineData("empty-bounded", "mailbox-capacity is 0")]
    public void A_mailbox_that_cannot_be_made_is_an_error_that_says_why(string id, string text)
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Puppet.Props(TestActor).WithMailbox(id)));

        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_bounded_mailbox_sends_what_comes_to_the_dead_letters()
    {
        var letters = Events<DeadLetter>();
        var (actor, gate) = await Blocked("bounded");
        foreach (var i in Enumerable.Range(1, 4))
        {
            actor.Tell(i, TestActor);
        }

        Assert.Equal([3, 4], [letters.ExpectMsg<DeadLetter>(Patience).Message, letters.ExpectMsg<DeadLetter>(Patience).Message]);
        gate.Open();
        ExpectAll(1, 2);
    }

    [Fact]
    public async Task A_sender_waits_for_room_in_a_bounded_mailbox()
    {
        var (actor, gate) = await Blocked("patient");
        actor.Tell(1);
        var sending = Task.Run(() => actor.Tell(2));
        Assert.False(sending.IsCompleted);
        gate.Open();
        await sending.WaitAsync(Patience);

        ExpectAll(1, 2);
    }

    [Theory]
    [InlineData("bounded")]
    [InlineData("bounded-deque")]
    public async Task The_notice_of_an_end_finds_room_in_a_full_bounded_mailbox_and_takes_none_from_others(string mailbox)
    {
        var letters = Events<DeadLetter>();
        var watched = SilentPuppet();
        var actor = Sys.ActorOf(Puppet.Props(TestActor).WithMailbox(mailbox));
        await actor.Get(self => self.Context.Watch(watched));
        for (var round = 0; round < 2; round++)
        {
            var gate = new Gate();
            actor.Do(_ => gate.Pass());
            await gate.Reached;
            actor.Tell(1);
            actor.Tell(2);
            if (round == 0)
            {
                var ended = watched.WatchEnd(Sys);
                Sys.Stop(watched);
                await ended;
            }

            actor.Tell(3, TestActor);
            Assert.Equal(3, letters.ExpectMsg<DeadLetter>(Patience).Message);
            gate.Open();
            ExpectAll(round == 0 ? [1, 2, new Ended(watched, true)] : [1, 2]);
        }
    }

    [Fact]
    public async Task A_priority_mailbox_hands_out_the_least_number_first()
    {
        var (actor, gate) = await Blocked("priority");
        foreach (var i in (int[])[5, 1, 4, 2, 3])
        {
            actor.Tell(i);
        }

        gate.Open();
        ExpectAll(1, 2, 3, 4, 5);
    }

    [Fact]
    public async Task A_stable_priority_mailbox_keeps_the_order_of_equals()
    {
        var (actor, gate) = await Blocked("stable");
        foreach (var text in (string[])["b1", "a1", "b2", "a2", "b3", "a3"])
        {
            actor.Tell(text);
        }

        gate.Open();
        ExpectAll("a1", "a2", "a3", "b1", "b2", "b3");
    }

    [Fact]
    public void Wherever_an_actor_lives_what_its_mailbox_holds_at_its_end_goes_to_the_dead_letters()
    {
        foreach (var mailbox in (string[])["bounded", "priority", "stable", "akka.actor.mailbox.unbounded-deque-based"])
        {
            var letters = Events<DeadLetter>();
            var actor = Sys.ActorOf(Puppet.Props(TestActor).WithMailbox(mailbox));
            actor.Do(self =>
            {
                self.Self.Tell(mailbox);
                self.Context.Stop(self.Self);
            });

            Assert.Equal(mailbox, letters.ExpectMsg<DeadLetter>(Patience).Message);
        }
    }

    private static IMessageQueue QueueOf(IActorRef actor) => ((Akka.Cells.LocalActorRef)actor).Cell.Mailbox.Queue;

    private IMessageQueue QueueOf(Props props) => QueueOf(Sys.ActorOf(props));

    private async Task<(IActorRef Actor, Gate Gate)> Blocked(string mailbox)
    {
        var gate = new Gate();
        var actor = Sys.ActorOf(Puppet.Props(TestActor).WithMailbox(mailbox));
        actor.Do(_ => gate.Pass());
        await gate.Reached;
        return (actor, gate);
    }

    public sealed class Smallest(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is int i ? i : 0;
    }

    public sealed class StableSmallest(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is string text ? text[0] : 0;
    }

    private sealed class RequiresBounded : UntypedActor, IRequiresMessageQueue<IBoundedMessageQueueSemantics>
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
