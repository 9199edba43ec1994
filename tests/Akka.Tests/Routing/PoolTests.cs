using Akka.Actor;
using Akka.Event;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class PoolTests : RouterKit
{
    [Fact]
    public void Each_routee_is_a_child_and_takes_its_turn()
    {
        var router = Start(new RoundRobinPool(3), "pool");
        var answers = Enumerable.Range(0, 6).Select(i => Say(router, i)).ToArray();
        Assert.Equal(Enumerable.Range(0, 6).Cast<object>(), answers.Select(answer => answer.Message));
        Assert.Equal(answers[..3].Select(answer => answer.By), answers[3..].Select(answer => answer.By));
        Assert.Equal(3, answers.Select(answer => answer.By).Distinct().Count());
        Assert.All(answers, answer => Assert.Equal(router.Path, answer.By.Path.Parent));
    }

    [Fact]
    public void What_was_sent_before_the_routees_were_there_comes_first_and_in_order()
    {
        for (var round = 0; round < 20; round++)
        {
            var router = Start(new RoundRobinPool(1));
            for (var i = 0; i < 200; i++)
            {
                router.Tell(i);
            }

            Assert.Equal(Enumerable.Range(0, 200).Cast<object>(), ReceiveN(200).Cast<Worker.Said>().Select(said => said.Message));
        }
    }

    [Fact]
    public void A_message_does_not_pass_the_routers_mailbox()
    {
        using var gate = new ManualResetEventSlim();
        var router = Start(new RoundRobinPool(2).WithResizer(new BlockingResizer(gate)));
        Say(router, "there");
        router.Tell(new Resize());
        Say(router, "still there");
        router.Tell(GetRoutees.Instance);
        Say(router, "and there");
        gate.Set();
        Assert.Equal(2, ExpectMsg<Routees>().Members.Count());
    }

    [Fact]
    public void Broadcast_reaches_every_routee()
    {
        var router = Start(new RoundRobinPool(3));
        router.Tell(new Broadcast("all"));
        Assert.Equal(3, ReceiveN(3).Cast<Worker.Said>().Select(said => said.By).Distinct().Count());
        var broadcasting = Start(new BroadcastPool(2));
        broadcasting.Tell("both");
        Assert.Equal(2, ReceiveN(2).Cast<Worker.Said>().Select(said => said.By).Distinct().Count());
    }

    [Fact]
    public void The_smallest_mailbox_is_the_idle_routees()
    {
        using var gate = new ManualResetEventSlim();

        // Two of the workers block, and the thread pool may have no third thread for a while.
        var workers = Worker.Props.WithDispatcher(Akka.Dispatch.Dispatchers.DefaultBlockingDispatcherId);
        var router = Sys.ActorOf(workers.WithRouter(new SmallestMailboxPool(3)));
        router.Tell(gate);
        var busy = new HashSet<IActorRef> { ExpectMsg<IActorRef>() };
        router.Tell(gate);
        Assert.True(busy.Add(ExpectMsg<IActorRef>()));
        for (var i = 0; i < 10; i++)
        {
            var by = Say(router, i).By;
            Assert.DoesNotContain(by, busy);
            AwaitCondition(() => !((Akka.Cells.LocalActorRef)by).Cell.Mailbox.IsScheduled);
        }

        gate.Set();
    }

    [Fact]
    public void The_router_is_watched_and_identified_as_itself()
    {
        var router = Start(new RandomPool(2));
        router.Tell(new Identify(1));
        Assert.Equal(router, ExpectMsg<ActorIdentity>().Subject);
        Watch(router);
        router.Tell(PoisonPill.Instance);
        ExpectTerminated(router);
    }

    [Fact]
    public void When_its_last_routee_has_ended_a_pool_ends()
    {
        var router = Watch(Start(new RoundRobinPool(2)));
        router.Tell(new Broadcast(PoisonPill.Instance));
        ExpectTerminated(router);
    }

    [Fact]
    public void What_nobody_can_take_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        var empty = Start(new RoundRobinPool(0));
        empty.Tell(new RouterEnvelope("lost"));
        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);

        var ended = Watch(Start(new RoundRobinPool(1)));
        Sys.Stop(ended);
        ExpectTerminated(ended);
        ended.Tell("late");
        Assert.Equal(ended, ExpectMsg<DeadLetter>(letter => letter.Message is "late").Recipient);
    }

    [Fact]
    public void A_selection_of_the_router_is_routed()
    {
        var router = Start(new RoundRobinPool(2), "selected");
        Say(router, "there");
        Sys.ActorSelection("/user/selected").Tell("hello");
        Assert.Equal(router.Path, ExpectMsg<Worker.Said>().By.Path.Parent);
    }

    private sealed class BlockingResizer(ManualResetEventSlim gate) : Resizer
    {
        private int _resizes;

        public override bool IsTimeForResize(long messageCounter) => false;

        // The first look is the router's at its start.
        public override int Resize(IEnumerable<Routee> currentRoutees)
        {
            if (++_resizes > 1)
            {
                gate.Wait(TimeSpan.FromSeconds(10));
            }

            return 0;
        }
    }
}
