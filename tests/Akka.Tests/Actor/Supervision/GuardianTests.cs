using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Supervision;

/// <summary>What becomes of failures at the top of the tree.</summary>
public sealed class GuardianTests : IAsyncLifetime
{
    private const string Quiet =
        """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        akka.actor.guardian-supervisor-strategy = "{0}"
        """;

    private ActorSystem? _system;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system?.Terminate().WaitAsync(TimeSpan.FromSeconds(20)) ?? Task.CompletedTask;

    [Fact]
    public async Task By_default_a_top_level_actor_is_restarted()
    {
        var actor = Top("Akka.Actor.DefaultSupervisorStrategy");
        var before = await actor.Get(self => self);
        actor.Tell(new InvalidOperationException());

        Assert.NotSame(before, await actor.Get(self => self));
    }

    [Fact]
    public async Task The_stopping_strategy_stops_it()
    {
        var actor = Top("Akka.Actor.StoppingSupervisorStrategy");
        var ended = actor.WatchEnd(_system!);
        actor.Tell(new InvalidOperationException());

        await ended;
    }

    [Fact]
    public async Task A_strategy_of_the_users_own_is_made_by_its_name()
    {
        var actor = Top("Akka.Tests.Actor.Supervision.GuardianTests+Escalating, Akka.Tests");
        actor.Tell(new InvalidOperationException());

        await _system!.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(20)); // Escalated from the top, a failure ends the system.
    }

    [Fact]
    public void An_unknown_strategy_is_an_error_that_names_the_key()
    {
        var error = Assert.Throws<ConfigurationException>(() => Top("No.Such.Strategy"));
        Assert.Contains("guardian-supervisor-strategy", error.Message, StringComparison.Ordinal);
    }

    private IActorRef Top(string strategy)
    {
        _system = ActorSystem.Create("guarded", ConfigurationFactory.ParseString(Quiet.Replace("{0}", strategy, StringComparison.Ordinal)));
        return _system.ActorOf(Puppet.Props(ActorRefs.Nobody));
    }

    public sealed class Escalating : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Escalate);
    }
}
