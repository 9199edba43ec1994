using Akka.Actor;
using Akka.Routing;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Tests.Routing;

public sealed class PoolManagementTests() : RouterKit(TestConfigs.TestSchedulerConfig)
{
    [Fact]
    public void A_pool_grows_and_shrinks_as_it_is_told()
    {
        var router = Start(new RoundRobinPool(2));
        router.Tell(new AdjustPoolSize(3));
        Assert.Equal(5, RouteesOf(router).Length);
        router.Tell(new AdjustPoolSize(-4));
        Assert.Single(RouteesOf(router));
    }

    [Fact]
    public void A_routee_that_is_removed_still_receives_what_was_on_its_way_and_then_stops()
    {
        var router = Start(new RoundRobinPool(2));
        var removed = ((ActorRefRoutee)RouteesOf(router)[0]).Actor;
        Watch(removed);
        router.Tell(new RemoveRoutee(new ActorRefRoutee(removed)));
        Assert.DoesNotContain(new ActorRefRoutee(removed), RouteesOf(router));
        removed.Tell("on its way");
        ExpectMsg<Worker.Said>();
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromSeconds(1));
        ExpectTerminated(removed);
        Assert.Single(RouteesOf(router));
    }

    [Fact]
    public void A_routee_from_elsewhere_is_routed_to_and_outlives_the_router()
    {
        var guest = CreateTestProbe();
        var router = Watch(Start(new BroadcastPool(1)));
        router.Tell(new AddRoutee(new ActorRefRoutee(guest.Ref)));
        Assert.Equal(2, RouteesOf(router).Length);
        router.Tell("hello");
        guest.ExpectMsg("hello");
        ExpectMsg<Worker.Said>();
        router.Tell(new RemoveRoutee(new ActorRefRoutee(guest.Ref)));
        Assert.Single(RouteesOf(router));
        Sys.Stop(router);
        ExpectTerminated(router);
        guest.Ref.Tell("still there");
        guest.ExpectMsg("still there");
    }

    [Fact]
    public void A_routee_that_ends_is_routed_to_no_more()
    {
        var router = Start(new RoundRobinPool(3));
        var ended = ((ActorRefRoutee)RouteesOf(router)[1]).Actor;
        Watch(ended);
        Sys.Stop(ended);
        ExpectTerminated(ended);
        AwaitCondition(() => RouteesOf(router).Length == 2);
        Assert.DoesNotContain(ended, Enumerable.Range(0, 6).Select(i => Say(router, i).By));
    }

    [Fact]
    public void A_resizer_sizes_the_pool_at_its_start_and_by_its_messages()
    {
        var router = Start(new RoundRobinPool(1).WithResizer(new OneMoreEach(messages: 10)));
        Assert.Equal(2, RouteesOf(router).Length);
        for (var i = 0; i < 10; i++)
        {
            Say(router, i);
        }

        AwaitCondition(() => RouteesOf(router).Length == 3);
    }

    private sealed class OneMoreEach(int messages) : Resizer
    {
        public override bool IsTimeForResize(long messageCounter) => messageCounter % messages == messages - 1;

        public override int Resize(IEnumerable<Routee> currentRoutees) => 1;
    }
}
