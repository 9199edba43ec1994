using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace Akka.Tests.Actor.Setup;

public sealed class ActorSystemSetupTests
{
    private const string Quiet = "akka { stdout-loglevel = OFF, loglevel = OFF, loggers = [], coordinated-shutdown.run-by-clr-shutdown-hook = off }";

    [Fact]
    public void One_of_each_type_is_kept_the_last_one()
    {
        var setup = ActorSystemSetup.Create(new A(1), new B(2), new A(3));
        Assert.Equal(3, setup.Get<A>().Value.Number);
        Assert.Equal(2, setup.Get<B>().Value.Number);
        Assert.False(ActorSystemSetup.Empty.Get<A>().HasValue);
        Assert.Equal(5, setup.WithSetup(new A(5)).Get<A>().Value.Number);
        Assert.Equal(3, setup.Get<A>().Value.Number);
        Assert.Equal(6, setup.And(new B(6)).Get<B>().Value.Number);
        Assert.Equal(8, new A(7).And(new B(8)).Get<B>().Value.Number);
    }

    [Fact]
    public void A_bootstrap_setup_replaces_or_falls_back()
    {
        var bootstrap = BootstrapSetup.Create();
        Assert.False(bootstrap.Config.HasValue);
        Assert.False(bootstrap.ActorRefProvider.HasValue);
        bootstrap = bootstrap.WithConfigFallback("a = 1, b = 1").WithConfigFallback("b = 2, c = 2");
        Assert.Equal((1, 1, 2), (bootstrap.Config.Value.GetInt("a"), bootstrap.Config.Value.GetInt("b"), bootstrap.Config.Value.GetInt("c")));
        Assert.False(bootstrap.WithConfig("d = 1").Config.Value.HasPath("a"));
        Assert.Same(ProviderSelection.Local.Instance, bootstrap.WithActorRefProvider(ProviderSelection.Local.Instance).ActorRefProvider.Value);
    }

    [Fact]
    public async Task A_system_is_made_from_its_setup_and_shows_it()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig("mine = 7").WithConfigFallback(Quiet), new A(1));
        var system = ActorSystem.Create("setup", setup);
        Assert.Equal(7, system.Settings.Config.GetInt("mine"));
        Assert.Equal(1, system.Settings.Setup.Get<A>().Value.Number);
        Assert.True(system.Settings.Config.HasPath("akka.scheduler.tick-duration"));
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("remote", "remote")]
    [InlineData("cluster", "cluster")]
    [InlineData("\"My.Provider, Mine\"", "My.Provider, Mine")]
    public void A_provider_that_this_engine_has_not_is_refused_by_name(string provider, string named)
    {
        var error = Assert.Throws<ConfigurationException>(() => ActorSystem.Create("setup", ConfigurationFactory.ParseString($"akka.actor.provider = {provider}").WithFallback(Quiet)));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_provider_of_the_setup_counts_before_that_of_the_configuration()
    {
        var bootstrap = BootstrapSetup.Create().WithConfig(Quiet).WithActorRefProvider(ProviderSelection.Cluster.Instance);
        Assert.Throws<ConfigurationException>(() => ActorSystem.Create("setup", bootstrap));
        Assert.Throws<ConfigurationException>(() => ActorSystem.Create("setup", bootstrap.WithActorRefProvider(ProviderSelection.Remote.Instance)));
        Assert.Throws<ConfigurationException>(() => ActorSystem.Create("setup", bootstrap.WithActorRefProvider(new ProviderSelection.Custom("X, Y"))));
    }

    [Fact]
    public async Task The_local_provider_is_known_by_either_name()
    {
        foreach (var name in new[] { "local", "\"Akka.Actor.LocalActorRefProvider\"" })
        {
            var system = ActorSystem.Create("setup", ConfigurationFactory.ParseString($"akka.actor.provider = {name}").WithFallback(Quiet));
            Assert.Same(ProviderSelection.Local.Instance, system.Settings.ProviderSelectionType);
            Assert.Equal("Akka.Actor.LocalActorRefProvider", system.Settings.ProviderClass);
            Assert.False(system.Settings.HasCluster);
            Assert.Equal(typeof(HashedWheelTimerScheduler).FullName, system.Settings.SchedulerClass);
            await system.Terminate().WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private sealed class A(int number) : Akka.Actor.Setup.Setup
    {
        public int Number { get; } = number;
    }

    private sealed class B(int number) : Akka.Actor.Setup.Setup
    {
        public int Number { get; } = number;
    }
}
