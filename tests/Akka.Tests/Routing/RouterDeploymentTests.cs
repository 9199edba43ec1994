using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Akka.Tests.Routing;

public sealed class RouterDeploymentTests
{
    private static readonly Config Deployments = ConfigurationFactory.ParseString("""
        akka.actor.deployment {
          default.nr-of-instances = 1
          /one { router = round-robin-pool, nr-of-instances = 3 }
          "/parent/*" { router = random-pool, nr-of-instances = 2 }
          "/parent/special" { router = broadcast-group, routees.paths = ["/user/a", "/user/b"] }
          /small { router = smallest-mailbox-pool }
          /plain { dispatcher = akka.actor.default-dispatcher }
          /typo { router = round-robin }
        }
        """);

    [Fact]
    public void A_section_is_found_by_the_path_below_user()
    {
        Assert.Equal(new RoundRobinPool(3), Find("/user/one"));
        Assert.Equal(new SmallestMailboxPool(1), Find("/user/small"));
        Assert.Null(Find("/system/one"));
        Assert.Null(Find("/user/other"));
        Assert.Null(Find("/user/one/below"));
        Assert.Null(Find("/user/plain"));
    }

    [Fact]
    public void An_exact_key_wins_over_a_star()
    {
        Assert.Equal(new RandomPool(2), Find("/user/parent/any"));
        Assert.Equal(new BroadcastGroup("/user/a", "/user/b"), Find("/user/parent/special"));
    }

    [Fact]
    public void What_is_no_router_is_an_error_that_names_the_key_and_the_choices()
    {
        var error = Assert.Throws<ConfigurationException>(() => Find("/user/typo"));
        Assert.Contains("/typo", error.Message, StringComparison.Ordinal);
        Assert.Contains("round-robin-pool", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_counts_before_the_code_and_takes_from_it_what_it_leaves_open()
    {
        var strategy = new OneForOneStrategy(_ => Directive.Stop);
        var code = new RandomPool(9).WithSupervisorStrategy(strategy).WithResizer(new DefaultResizer(1, 2));
        var resolved = Assert.IsType<RoundRobinPool>(RouterDeployment.Resolve(code, new RoundRobinPool(3)));
        Assert.Equal(3, resolved.NrOfInstances);
        Assert.Same(strategy, resolved.SupervisorStrategy);
        Assert.Same(code.Resizer, resolved.Resizer);
        Assert.Same(code, RouterDeployment.Resolve(code, null));
    }

    [Fact]
    public void A_router_from_the_configuration_must_be_there()
    {
        var path = new RootActorPath(new Address("akka", "s")) / "user" / "nowhere";
        Assert.Contains("/user/nowhere", Assert.Throws<ConfigurationException>(() => FromConfig.Instance.VerifyConfig(path)).Message, StringComparison.Ordinal);
    }

    private static RouterConfig? Find(string path)
    {
        var at = path.Split('/').Skip(1).Aggregate((ActorPath)new RootActorPath(new Address("akka", "s")), (parent, name) => parent / name);
        return RouterDeployment.Find(Deployments, at)?.Config;
    }
}
