using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Boot;

public sealed class ActorSystemTests
{
    private const string Quiet =
        """
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public void A_name_that_is_none_is_refused(string name) => Assert.Throws<ArgumentException>(() => ActorSystem.Create(name));

    [Fact]
    public async Task Terminates_with_nothing_in_it()
    {
        var system = Start();
        await system.Terminate().WaitAsync(Patience);

        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task To_terminate_twice_is_to_terminate_once()
    {
        var system = Start();
        var runs = 0;
        system.RegisterOnTermination(() => runs++);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(system.Terminate))).WaitAsync(Patience);
        await system.Terminate().WaitAsync(Patience);

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task All_actors_have_stopped_when_it_has_terminated()
    {
        var system = Start();
        var stopped = 0;
        for (var i = 0; i < 20; i++)
        {
            var top = system.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.PostStop = _ => Interlocked.Increment(ref stopped)));
            await top.Child(Puppet.Props(ActorRefs.Nobody, hooks => hooks.PostStop = _ => Interlocked.Increment(ref stopped)));
        }

        await system.Terminate().WaitAsync(Patience);
        Assert.Equal(40, stopped);
    }

    [Fact]
    public async Task Callbacks_run_after_the_actors_last_registered_first_and_one_that_throws_does_no_harm()
    {
        var system = Start();
        var order = new List<string>();
        system.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.PostStop = _ => order.Add("actor")));
        system.RegisterOnTermination(() => order.Add("first"));
        system.RegisterOnTermination(() => throw new NotSupportedException());
        system.RegisterOnTermination(() => order.Add("second"));
        await system.Terminate().WaitAsync(Patience);

        Assert.Equal(["actor", "second", "first"], order);
        Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
    }

    [Fact]
    public async Task An_ended_system_takes_no_actors_and_its_references_lead_nowhere()
    {
        var system = Start();
        var actor = system.ActorOf(Puppet.Props(ActorRefs.Nobody));
        await system.Terminate().WaitAsync(Patience);

        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Puppet.Props(ActorRefs.Nobody)));
        Assert.True(((IInternalActorRef)actor).IsTerminated);
        actor.Tell("into the void");
        system.Stop(actor);
    }

    [Fact]
    public async Task Actors_may_be_made_while_it_terminates_and_none_is_forgotten()
    {
        for (var round = 0; round < 20; round++)
        {
            var system = Start();
            int started = 0, stopped = 0;
            var making = Task.Run(() =>
            {
                try
                {
                    for (var i = 0; i < 1000; i++)
                    {
                        system.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks =>
                        {
                            hooks.PreStart = _ => Interlocked.Increment(ref started);
                            hooks.PostStop = _ => Interlocked.Increment(ref stopped);
                        }));
                    }
                }
                catch (InvalidOperationException)
                {
                }
            });
            await Task.Yield();
            await system.Terminate().WaitAsync(Patience);
            await making.WaitAsync(Patience);

            Assert.Equal(started, stopped);
        }
    }

    [Fact]
    public async Task Two_systems_do_not_know_each_other()
    {
        using var one = Start("one");
        using var two = Start("two");
        var a = one.ActorOf(Puppet.Props(ActorRefs.Nobody), "same");
        var b = two.ActorOf(Puppet.Props(ActorRefs.Nobody), "same");
        Assert.NotEqual(a, b);
        await one.Terminate().WaitAsync(Patience);

        Assert.Equal(b, await two.ActorSelection("/user/same").ResolveOne(Patience));
    }

    [Fact]
    public async Task Actors_of_two_systems_talk()
    {
        using var one = Start("one");
        using var two = Start("two");
        var echo = one.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.Receive = (self, message) => self.Sender.Tell(message)));
        var answer = new TaskCompletionSource<(object, IActorRef)>();
        var asker = two.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.Receive = (self, message) => answer.SetResult((message, self.Sender))));
        asker.Do(_ => echo.Tell("hello"));

        Assert.Equal(("hello", echo), await answer.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task No_thread_of_its_own_is_left_when_it_has_ended()
    {
        var threads = new List<Thread>();
        var system = Start(settings: "pinned.type = PinnedDispatcher, blocking.type = BlockingDispatcher, blocking.shutdown-timeout = 1h");
        foreach (var dispatcher in (string[])["pinned", "pinned", "blocking", "blocking"])
        {
            threads.Add(await system.ActorOf(Puppet.Props(ActorRefs.Nobody).WithDispatcher(dispatcher)).Get(_ => Thread.CurrentThread));
        }

        var timer = new TaskCompletionSource<Thread>();
        system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(1), () => timer.SetResult(Thread.CurrentThread));
        threads.Add(await timer.Task.WaitAsync(Patience));
        Assert.DoesNotContain(threads, thread => thread.IsThreadPoolThread);
        await system.Terminate().WaitAsync(Patience);

        Assert.All(threads, thread => Assert.True(thread.Join(Patience), thread.Name));
    }

    [Fact]
    public void Dispose_ends_it()
    {
        var system = Start();
        system.Dispose();

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task Abort_ends_it_without_the_coordinated_shutdown()
    {
        var system = Start();
        ((ExtendedActorSystem)system).Abort();

        await system.WhenTerminated.WaitAsync(Patience);
    }

    [Fact]
    public void Bad_configuration_is_an_error_that_names_the_key_and_leaves_nothing_running()
    {
        var error = Assert.Throws<ConfigurationException>(() => Start(settings: "akka.actor.ask-timeout = soon"));

        Assert.Contains("akka.actor.ask-timeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_actor_lives_below_system()
    {
        using var system = Start();

        Assert.Equal("/system/mine", ((ExtendedActorSystem)system).SystemActorOf(Puppet.Props(ActorRefs.Nobody), "mine").Path.ToStringWithoutAddress());
    }

    [Fact]
    public async Task PrintTree_shows_the_tree()
    {
        using var system = Start();
        await system.ActorOf(Puppet.Props(ActorRefs.Nobody), "parent").Child(Puppet.Props(ActorRefs.Nobody), "child");
        var tree = ((ExtendedActorSystem)system).PrintTree();

        Assert.Contains("    parent Puppet", tree, StringComparison.Ordinal);
        Assert.Contains("      child Puppet", tree, StringComparison.Ordinal);
    }

    private static ActorSystem Start(string name = "test", string settings = "") =>
        ActorSystem.Create(name, ConfigurationFactory.ParseString(settings).WithFallback(ConfigurationFactory.ParseString(Quiet)));
}
