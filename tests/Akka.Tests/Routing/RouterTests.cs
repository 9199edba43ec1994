using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class RouterTests
{
    [Fact]
    public void Round_robin_takes_each_in_turn()
    {
        var routees = NamedRoutee.Make(3);
        var router = new Router(new RoundRobinRoutingLogic(), routees);
        for (var i = 0; i < 7; i++)
        {
            router.Route(i, null);
        }

        Assert.Equal([[0, 3, 6], [1, 4], [2, 5]], routees.Select(routee => routee.Received.Cast<int>().ToArray()));
    }

    [Fact]
    public void Round_robin_survives_the_end_of_its_counter()
    {
        var routees = NamedRoutee.Make(2);
        var logic = new RoundRobinRoutingLogic(int.MaxValue - 1);
        var chosen = Enumerable.Range(0, 4).Select(_ => logic.Select("m", routees).ToString()!).ToArray();
        Assert.Equal(["r1", "r0", "r1", "r0"], chosen);
    }

    [Fact]
    public void Random_takes_all_in_the_end()
    {
        var routees = NamedRoutee.Make(3);
        var router = new Router(new RandomLogic(), routees);
        for (var i = 0; i < 300; i++)
        {
            router.Route(i, null);
        }

        Assert.All(routees, routee => Assert.NotEmpty(routee.Received));
        Assert.Equal(300, routees.Sum(routee => routee.Received.Count));
    }

    [Fact]
    public void Broadcast_reaches_all_as_logic_and_as_message()
    {
        var routees = NamedRoutee.Make(2);
        new Router(new BroadcastRoutingLogic(), routees).Route("by logic", null);
        new Router(new RoundRobinRoutingLogic(), routees).Route(new Broadcast("by message"), null);
        Assert.All(routees, routee => Assert.Equal(["by logic", "by message"], routee.Received));
    }

    [Fact]
    public void An_envelope_is_taken_off()
    {
        var routees = NamedRoutee.Make(1);
        new Router(new RoundRobinRoutingLogic(), routees).Route(new RouterEnvelope("inside"), null);
        Assert.Equal(["inside"], routees[0].Received);
    }

    [Fact]
    public void A_router_is_immutable()
    {
        var routees = NamedRoutee.Make(2);
        var one = new Router(new RoundRobinRoutingLogic(), routees[0]);
        var two = one.AddRoutee(routees[1]);
        Assert.Single(one.Routees);
        Assert.Equal(routees, two.Routees);
        Assert.Equal([routees[1]], two.RemoveRoutee(routees[0]).Routees);
        Assert.Same(one.RoutingLogic, two.RoutingLogic);
    }

    [Fact]
    public void With_nobody_there_the_logics_choose_nobody()
    {
        RoutingLogic[] logics = [new RoundRobinRoutingLogic(), new RandomLogic(), new BroadcastRoutingLogic(), new SmallestMailboxRoutingLogic()];
        Assert.All(logics, logic => Assert.Same(Routee.NoRoutee, logic.Select("m", [])));
        new Router(logics[0]).Route("m", null);
    }
}
