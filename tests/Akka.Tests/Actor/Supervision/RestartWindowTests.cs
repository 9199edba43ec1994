using Akka.Actor;

namespace Akka.Tests.Actor.Supervision;

public sealed class RestartWindowTests() : CoreTest(VirtualTime)
{
    private static readonly InvalidOperationException Boom = new("boom");

    [Fact]
    public async Task Without_limits_restarts_never_end()
    {
        var child = await ChildUnder(new OneForOneStrategy(-1, -1, _ => Directive.Restart));
        Assert.Equal(50, await RestartsOf(child, tries: 50));
    }

    [Fact]
    public async Task Without_a_window_the_restarts_of_a_whole_life_are_counted()
    {
        var child = await ChildUnder(new OneForOneStrategy(3, -1, _ => Directive.Restart));
        Assert.Equal(2, await RestartsOf(child, tries: 2));
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RestartsOf(child, tries: 5));
    }

    [Fact]
    public async Task Inside_the_window_the_limit_holds()
    {
        var child = await ChildUnder(new OneForOneStrategy(3, 1000, _ => Directive.Restart));
        Assert.Equal(3, await RestartsOf(child, tries: 5));
    }

    [Fact]
    public async Task The_window_ends_with_its_time_and_the_count_starts_anew()
    {
        var child = await ChildUnder(new OneForOneStrategy(3, 1000, _ => Directive.Restart));
        Assert.Equal(3, await RestartsOf(child, tries: 3));
        Time.Advance(Ms(1001));
        Assert.Equal(3, await RestartsOf(child, tries: 5));
    }

    [Fact]
    public async Task At_the_windows_last_moment_it_still_holds()
    {
        var child = await ChildUnder(new OneForOneStrategy(1, 1000, _ => Directive.Restart));
        Assert.Equal(1, await RestartsOf(child, tries: 1));
        Time.Advance(Ms(1000));
        Assert.Equal(0, await RestartsOf(child, tries: 1));
    }

    [Fact]
    public async Task A_window_without_a_count_allows_one_restart()
    {
        var child = await ChildUnder(new OneForOneStrategy(null, Ms(1000), _ => Directive.Restart));
        Assert.Equal(1, await RestartsOf(child, tries: 3));
    }

    [Fact]
    public async Task No_retries_means_stop()
    {
        var child = await ChildUnder(new OneForOneStrategy(0, 1000, _ => Directive.Restart));
        Assert.Equal(0, await RestartsOf(child, tries: 1));
    }

    [Fact]
    public async Task Resumes_are_not_counted()
    {
        var child = await ChildUnder(new OneForOneStrategy(1, 1000, cause => cause is NotSupportedException ? Directive.Resume : Directive.Restart));
        for (var i = 0; i < 5; i++)
        {
            child.Tell(new NotSupportedException());
        }

        Assert.Equal(1, await RestartsOf(child, tries: 1));
    }

    [Fact]
    public async Task Each_child_of_a_one_for_one_strategy_has_a_window_of_its_own()
    {
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(2, 1000, _ => Directive.Restart));
        var first = await parent.Child(Counting());
        var second = await parent.Child(Counting());

        Assert.Equal(2, await RestartsOf(first, tries: 2));
        Assert.Equal(2, await RestartsOf(second, tries: 3));
    }

    private Akka.Actor.Props Counting() => Puppet.Props(TestActor, hooks => hooks.PostRestart = (self, _) => self.Test.Tell("restarted"));

    private async Task<IActorRef> ChildUnder(SupervisorStrategy strategy) =>
        await SilentPuppet(hooks => hooks.Strategy = strategy).Child(Counting());

    /// <summary>Lets the child fail and counts its restarts until it is stopped.</summary>
    private async Task<int> RestartsOf(IActorRef child, int tries)
    {
        var watcher = CreateTestProbe();
        watcher.Watch(child);
        for (var restarts = 0; restarts < tries; restarts++)
        {
            child.Tell(Boom);
            var identity = await child.Ask<ActorIdentity>(new Identify(null), Timeout.InfiniteTimeSpan).WaitAsync(Patience);
            if (identity.Subject is null || !HasMessages)
            {
                watcher.ExpectTerminated(child, Patience);
                return restarts;
            }

            ExpectMsg("restarted");
        }

        return tries;
    }
}
