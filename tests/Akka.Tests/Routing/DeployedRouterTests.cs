using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class DeployedRouterTests() : RouterKit(ConfigurationFactory.ParseString("""
    own-dispatcher.type = Dispatcher
    akka.actor.deployment {
      /pool { router = round-robin-pool, nr-of-instances = 3 }
      /pinned { router = round-robin-pool, nr-of-instances = 2, pool-dispatcher.type = PinnedDispatcher }
      /group { router = broadcast-group, routees.paths = ["/user/a", "/user/b"] }
      /sized { router = random-pool, resizer { enabled = on, lower-bound = 4 } }
    }
    """))
{
    [Fact]
    public void The_configuration_says_how_many_even_against_the_code()
    {
        Assert.Equal(3, RouteesOf(Start(FromConfig.Instance, "pool")).Length);
        Sys.ActorOf(Worker.Props, "a");
        Sys.ActorOf(Worker.Props, "b");
        Start(new RoundRobinPool(1), "group").Tell("all");
        Assert.Equal(["a", "b"], ReceiveN(2).Cast<Worker.Said>().Select(said => said.By.Path.Name).Order());
    }

    [Fact]
    public void Routees_run_on_the_pools_dispatcher()
    {
        var router = Start(FromConfig.Instance, "pinned");
        Assert.EndsWith("pool-dispatcher", Say(router, "where").Dispatcher, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resizer_is_configured() => Assert.Equal(4, RouteesOf(Start(FromConfig.Instance, "sized")).Length);

    [Fact]
    public void A_router_that_is_missing_in_the_configuration_is_an_error_for_whoever_makes_it()
    {
        Assert.Throws<ConfigurationException>(() => Start(FromConfig.Instance, "missing"));
        Assert.Throws<ConfigurationException>(() => Start(FromConfig.Instance, "missing"));
    }

    [Fact]
    public void The_router_runs_on_the_dispatcher_it_names()
    {
        Start(new ReportingRouter(TestActor, "own-dispatcher"));
        ExpectMsg("own-dispatcher");
    }

    private sealed class ReportingRouter(IActorRef probe, string dispatcher) : CustomRouterConfig(dispatcher)
    {
        public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

        public override ActorBase CreateRouterActor() => new Head(probe);
    }

    private sealed class Head(IActorRef probe) : UntypedActor
    {
        protected override void PreStart() => probe.Tell(Context.Dispatcher.Id);

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
