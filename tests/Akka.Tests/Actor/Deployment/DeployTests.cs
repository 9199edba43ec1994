using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Routing;

namespace Akka.Tests.Actor.Deployment;

public sealed class DeployTests
{
    private static readonly Address Elsewhere = new("akka", "other", "host", 1);

    [Fact]
    public void What_one_leaves_open_is_taken_from_the_other()
    {
        var code = Deploy.None.WithDispatcher("d1").WithMailbox("m1").WithStashCapacity(1).WithScope(new RemoteScope(Elsewhere)).WithRouterConfig(new RoundRobinPool(2));
        Assert.Equal(code, Deploy.None.WithFallback(code));
        var over = new Deploy("/a", ConfigurationFactory.ParseString("x = 1"), new BroadcastPool(3), Scope.Local, "d2", "m2", 2).WithFallback(code);
        Assert.Equal(("/a", "d2", "m2", 2), (over.Path, over.Dispatcher, over.Mailbox, over.StashCapacity));
        Assert.Same(Scope.Local, over.Scope);
        Assert.IsType<BroadcastPool>(over.RouterConfig);
        Assert.Equal(1, over.Config.GetInt("x"));
    }

    [Fact]
    public void It_is_equal_by_its_parts()
    {
        var deploy = new Deploy("/a", Config.Empty, NoRouter.Instance, Scope.Local, "d", "m");
        Assert.Equal(deploy, new Deploy("/a", Config.Empty, NoRouter.Instance, Scope.Local, "d", "m", Deploy.NoStashSize));
        Assert.Equal(deploy.GetHashCode(), new Deploy("/a", Config.Empty, NoRouter.Instance, Scope.Local, "d", "m").GetHashCode());
        Deploy[] others =
        [
            deploy.WithDispatcher("e"), deploy.WithMailbox("n"), deploy.WithStashCapacity(3), deploy.WithScope(Deploy.NoScopeGiven),
            deploy.WithRouterConfig(new RoundRobinPool(1)), new Deploy("/b", Scope.Local), new Deploy("/a", ConfigurationFactory.ParseString("x = 1"), NoRouter.Instance, Scope.Local, "d", "m"),
        ];
        Assert.All(others, other => Assert.NotEqual(deploy, other));
        Assert.Equal(new Deploy(), Deploy.None);
        Assert.Equal(new Deploy(Scope.Local), Deploy.Local);
        Assert.Equal(new Deploy(new RoundRobinPool(1)), new Deploy(new RoundRobinPool(1), Deploy.NoScopeGiven));
    }

    [Fact]
    public void Scopes_are_equal_by_kind_and_address()
    {
        Assert.Equal<Scope>(LocalScope.Instance, Scope.Local);
        Assert.Equal(new RemoteScope(Elsewhere), new RemoteScope(Elsewhere).Copy());
        Assert.NotEqual(new RemoteScope(Elsewhere), new RemoteScope(Elsewhere.WithPort(2)));
        Assert.False(new RemoteScope(Elsewhere).Equals((Scope)Scope.Local));
        Assert.False(Scope.Local.Equals(new RemoteScope(Elsewhere)));
        Assert.Same(Scope.Local, Scope.Local.WithFallback(new RemoteScope(Elsewhere)));
        Assert.Same(Scope.Local, Scope.Local.Copy());
        Assert.Same(Scope.Local, Deploy.NoScopeGiven.WithFallback(Scope.Local));
        Assert.Same(Elsewhere, new RemoteScope(Elsewhere).Address);
    }

    [Fact]
    public void Props_are_made_of_one_and_changed_by_one()
    {
        var props = Props.Create<Nothing>().WithDispatcher("d").WithStashCapacity(5).WithDeploy(Deploy.None.WithMailbox("m"));
        Assert.Equal(("d", "m", 5), (props.Dispatcher, props.Mailbox, props.Deploy.StashCapacity));
        Assert.Equal("e", props.WithDeploy(Deploy.None.WithDispatcher("e")).Dispatcher);
        Assert.Equal("d", new Props(Deploy.None.WithDispatcher("d"), typeof(Nothing)).Dispatcher);
        Assert.Equal("d", new Props(Deploy.None.WithDispatcher("d"), typeof(Nothing), Enumerable.Empty<object>()).Dispatcher);
        Assert.Equal(Dispatchers.DefaultDispatcherId, Props.Create<Nothing>().Dispatcher);
        Assert.NotEqual(Props.Create<Nothing>(), Props.Create<Nothing>().WithDeploy(Deploy.Local));
    }

    private sealed class Nothing : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
