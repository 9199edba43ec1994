using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Tests.Cells;

public sealed class StashTests() : CoreTest(
    """
    small-stash.stash-capacity = 2
    small-stash.mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox"
    stashing-dispatcher { type = Dispatcher, stash-capacity = 3 }
    no-deque.mailbox-type = "Akka.Dispatch.UnboundedMailbox"
    """)
{
    [Fact]
    public void Messages_come_back_in_order_and_before_what_waits()
    {
        var actor = Stasher();
        Tell(actor, "stash", 1, 2, 3, "unstash all", 4);

        ExpectAll(1, 2, 3, 4);
    }

    [Fact]
    public void One_by_one_the_oldest_comes_first()
    {
        var actor = Stasher();
        Tell(actor, "stash", 1, 2, 3, "unstash", "unstash");

        ExpectAll(1, 2);
        actor.Tell("unstash");
        ExpectMsg(3);
    }

    [Fact]
    public void Senders_are_kept()
    {
        var actor = Stasher();
        var other = CreateTestProbe();
        actor.Tell("stash");
        actor.Tell("who", other.Ref);
        actor.Tell("unstash all");

        ExpectMsg(other.Ref, Patience);
    }

    [Fact]
    public async Task Filtered_out_messages_are_dropped()
    {
        var actor = Stasher();
        Tell(actor, "stash", 1, 2, 3, "unstash odd");
        await actor.Settle();

        ExpectAll(1, 3);
        ExpectNothingYet();
    }

    [Fact]
    public void One_message_is_stashed_once()
    {
        var actor = Stasher();
        actor.Tell("stash twice");

        ExpectMsg<IllegalActorStateException>(Patience);
    }

    [Fact]
    public void The_same_object_sent_twice_is_two_messages()
    {
        var actor = Stasher();
        var same = new object();
        Tell(actor, "stash", same, same, "unstash all");

        ExpectAll(same, same);
    }

    [Fact]
    public void Without_a_message_at_hand_there_is_nothing_to_stash()
    {
        Sys.ActorOf(Props.Create(() => new StashesInPreStart(TestActor)));

        ExpectMsg<IllegalActorStateException>(Patience);
    }

    [Theory]
    [InlineData("mailbox", 2)]
    [InlineData("dispatcher", 3)]
    [InlineData("props", 4)]
    public void Its_capacity_is_what_the_configuration_says(string where, int capacity)
    {
        var props = PropsOf();
        var actor = Sys.ActorOf(where switch
        {
            "mailbox" => props.WithMailbox("small-stash"),
            "dispatcher" => props.WithDispatcher("stashing-dispatcher"),
            _ => props.WithMailbox("small-stash").WithStashCapacity(4),
        });
        actor.Tell("capacity");
        ExpectMsg<(int, bool)>((capacity, false), Patience);
        actor.Tell("stash");
        Enumerable.Range(0, capacity).ToList().ForEach(i => actor.Tell(i));
        actor.Tell("over");

        ExpectMsg<StashOverflowException>(Patience);
    }

    [Fact]
    public void By_default_it_has_no_limit()
    {
        var actor = Stasher();
        actor.Tell("capacity");
        ExpectMsg<(int, bool)>((-1, false), Patience);
        actor.Tell("stash");
        Enumerable.Range(0, 10_000).ToList().ForEach(i => actor.Tell(i));
        actor.Tell("unstash all");

        ExpectAll([.. Enumerable.Range(0, 10_000).Cast<object>()]);
    }

    [Fact]
    public void A_restart_returns_it_to_the_mailbox_ahead_of_what_waits()
    {
        var actor = Stasher();
        Tell(actor, "stash", 1, 2, new InvalidOperationException(), 3);

        ExpectAll(1, 2, 3);
    }

    [Fact]
    public void A_stop_hands_it_to_the_dead_letters_in_order()
    {
        var letters = Events<DeadLetter>();
        var actor = Stasher();
        Tell(actor, "stash", 1, 2, PoisonPill.Instance);

        Assert.Equal([1, 2], [letters.ExpectMsg<DeadLetter>(Patience).Message, letters.ExpectMsg<DeadLetter>(Patience).Message]);
    }

    [Fact]
    public async Task A_message_is_stashed_from_an_async_handler()
    {
        var actor = Stasher();
        actor.Tell("stash after await");
        await actor.Settle();
        actor.Tell("unstash");

        ExpectMsg("again", Patience);
    }

    [Fact]
    public void An_actor_with_a_stash_is_given_a_deque() =>
        Assert.IsAssignableFrom<IDequeBasedMessageQueueSemantics>(((Akka.Cells.LocalActorRef)Stasher()).Cell.Mailbox.Queue);

    [Fact]
    public void A_mailbox_that_is_no_deque_is_refused_to_an_actor_that_requires_one()
    {
        var error = Assert.Throws<ArgumentException>(() => Sys.ActorOf(PropsOf().WithMailbox("no-deque")));

        Assert.Contains(nameof(UnboundedMailbox), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stash_that_requires_nothing_needs_a_deque_all_the_same()
    {
        var seen = CreateTestProbe();
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(cause =>
        {
            seen.Ref.Tell(cause);
            return Directive.Stop;
        }));
        parent.Do(self => self.Context.ActorOf(Props.Create(() => new Unrestricted())));

        Assert.IsType<NotSupportedException>(seen.ExpectMsg<ActorInitializationException>(Patience).InnerException);
    }

    private static void Tell(IActorRef actor, params object[] messages) => Array.ForEach(messages, message => actor.Tell(message));

    private IActorRef Stasher() => Sys.ActorOf(PropsOf());

    private Props PropsOf() => Props.Create(() => new StashingActor(TestActor));

    private sealed class StashingActor(IActorRef test) : UntypedActorWithStash
    {
        private bool _stashing;
        private bool _second;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "stash":
                    _stashing = true;
                    break;
                case "unstash all":
                    _stashing = false;
                    Stash.UnstashAll();
                    break;
                case "unstash odd":
                    _stashing = false;
                    Stash.UnstashAll(envelope => envelope.Message is 1 or 3);
                    break;
                case "unstash":
                    _stashing = false;
                    Stash.Unstash();
                    break;
                case "stash twice":
                    Stash.Stash();
                    test.Tell(Record.Exception(() => Stash.Stash()));
                    break;
                case "stash after await" when !_second:
                    _second = true;
                    RunTask(async () =>
                    {
                        await Task.Yield();
                        Stash.Stash();
                    });
                    break;
                case "stash after await":
                    test.Tell("again");
                    break;
                case "capacity":
                    test.Tell((Stash.Capacity, Stash.IsFull));
                    break;
                case Exception e:
                    throw e;
                case var _ when _stashing:
                    if (Record.Exception(() => Stash.Stash()) is { } error)
                    {
                        test.Tell(error);
                    }

                    break;
                case "who":
                    test.Tell(Sender);
                    break;
                default:
                    test.Tell(message);
                    break;
            }
        }
    }

    private sealed class StashesInPreStart(IActorRef test) : UntypedActorWithStash
    {
        protected override void PreStart() => test.Tell(Record.Exception(() => Stash.Stash()));

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class Unrestricted : UntypedActorWithUnrestrictedStash
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
