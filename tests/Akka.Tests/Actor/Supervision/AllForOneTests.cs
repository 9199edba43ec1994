using Akka.Actor;

namespace Akka.Tests.Actor.Supervision;

public sealed class AllForOneTests : CoreTest
{
    private static readonly InvalidOperationException Boom = new("boom");

    [Fact]
    public async Task One_failure_restarts_all()
    {
        var (first, second) = await Two(new AllForOneStrategy(_ => Directive.Restart));
        var before = await second.Get(self => self);
        first.Tell(Boom);

        await AwaitAssertAsync(async () => Assert.NotSame(before, await second.Get(self => self)));
        second.Tell("works");
        ExpectMsg("works");
    }

    [Fact]
    public async Task One_failure_stops_all()
    {
        var (first, second) = await Two(new AllForOneStrategy(_ => Directive.Stop));
        Watch(first);
        Watch(second);
        first.Tell(Boom);

        Assert.Equal(
            new HashSet<IActorRef> { first, second },
            [ExpectMsg<Terminated>(Patience).ActorRef, ExpectMsg<Terminated>(Patience).ActorRef]);
    }

    [Fact]
    public async Task Resume_concerns_the_one_that_failed()
    {
        var (first, second) = await Two(new AllForOneStrategy(_ => Directive.Resume));
        var before = (await first.Get(self => self), await second.Get(self => self));
        first.Tell(Boom);

        Assert.Equal(before, (await first.Get(self => self), await second.Get(self => self)));
    }

    [Fact]
    public async Task A_sibling_that_has_used_up_its_restarts_takes_all_down()
    {
        var (first, second) = await Two(new AllForOneStrategy(1, -1, _ => Directive.Restart));
        first.Tell(Boom);
        await first.Settle();
        await second.Settle();
        Watch(first);
        Watch(second);
        second.Tell(Boom);

        ExpectMsg<Terminated>(Patience);
        ExpectMsg<Terminated>(Patience);
    }

    [Fact]
    public async Task A_sibling_in_the_middle_of_its_mailbox_goes_on_after_the_restart()
    {
        var (first, second) = await Two(new AllForOneStrategy(_ => Directive.Restart));
        second.Do(self =>
        {
            first.Tell(Boom);
            self.Self.Tell(1);
            self.Self.Tell(2);
        });

        ExpectAll(1, 2);
    }

    [Fact]
    public async Task Two_that_fail_at_once_are_both_back_at_work()
    {
        var (first, second) = await Two(new AllForOneStrategy(_ => Directive.Restart));
        for (var i = 0; i < 20; i++)
        {
            first.Tell(Boom);
            second.Tell(Boom);
        }

        await first.Settle();
        await second.Settle();
    }

    private async Task<(IActorRef First, IActorRef Second)> Two(SupervisorStrategy strategy)
    {
        var parent = SilentPuppet(hooks => hooks.Strategy = strategy);
        return (await parent.Child(Puppet.Props(TestActor)), await parent.Child(Puppet.Props(TestActor)));
    }
}
