using Akka.Actor;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class PoolSupervisionTests : RouterKit
{
    [Fact]
    public void By_default_a_routees_failure_is_the_routers_and_its_parent_restarts_all()
    {
        var router = Start(new RoundRobinPool(2));
        var before = RouteesOf(router);
        Say(router, "one");
        Say(router, "two");
        router.Tell("fail");
        AwaitCondition(() => Counts(router).SequenceEqual([0, 0]));
        Assert.Equal(before, RouteesOf(router));
    }

    [Fact]
    public void A_strategy_of_its_own_decides_for_the_one_that_failed()
    {
        var router = Start(new RoundRobinPool(2).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Restart)));
        Say(router, "one");
        Say(router, "two");
        router.Tell("fail");
        AwaitCondition(() => Counts(router).Order().SequenceEqual([0, 1]));
    }

    [Fact]
    public void A_routee_that_is_stopped_for_its_failure_leaves_the_pool()
    {
        var router = Start(new RoundRobinPool(2).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop)));
        router.Tell("fail");
        AwaitCondition(() => RouteesOf(router).Length == 1);
        Say(router, "the other");
    }

    private IEnumerable<int> Counts(IActorRef router)
    {
        router.Tell(new Broadcast("count"));
        return ReceiveN(2).Cast<int>();
    }
}
