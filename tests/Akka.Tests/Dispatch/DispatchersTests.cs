using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Tests.Dispatch;

public sealed class DispatchersTests() : CoreTest(
    """
    mine { type = Dispatcher, throughput = 3, throughput-deadline-time = 5ms }
    single = { type = Dispatcher, throughput = 1 }
    pinned { type = PinnedDispatcher, shutdown-timeout = 1ms }
    blocking { type = BlockingDispatcher, threads = 3, shutdown-timeout = 1ms }
    alias = mine
    alias-of-alias = alias
    circle = round
    round = circle
    none.throughput = 1
    wrong.type = "No.Such.Dispatcher"
    idle { type = Dispatcher, throughput = 0 }
    own.type = "Akka.Tests.Dispatch.DispatchersTests+OwnConfigurator, Akka.Tests"
    """)
{
    [Fact]
    public void One_id_is_one_dispatcher()
    {
        Assert.Same(Sys.Dispatchers.Lookup("mine"), Sys.Dispatchers.Lookup("mine"));
        Assert.NotSame(Sys.Dispatchers.Lookup("mine"), Sys.Dispatchers.Lookup("single"));
        Assert.Same(Sys.Dispatchers.DefaultGlobalDispatcher, Sys.Dispatchers.Lookup(Dispatchers.DefaultDispatcherId));
    }

    [Fact]
    public void Its_settings_are_read()
    {
        var dispatcher = Sys.Dispatchers.Lookup("mine");

        Assert.Equal("mine", dispatcher.Id);
        Assert.Equal(3, dispatcher.Throughput);
        Assert.Equal(TimeSpan.FromMilliseconds(5).Ticks, dispatcher.ThroughputDeadlineTime);
    }

    [Theory]
    [InlineData("alias")]
    [InlineData("alias-of-alias")]
    public void An_alias_leads_to_a_section(string id) => Assert.Equal(3, Sys.Dispatchers.Lookup(id).Throughput);

    [Theory]
    [InlineData("missing", "'missing' is not configured")]
    [InlineData("circle", "alias")]
    [InlineData("wrong", "No.Such.Dispatcher")]
    [InlineData("idle", "throughput is 0")]
    public void One_that_cannot_be_made_is_an_error_that_says_why(string id, string text) =>
        Assert.Contains(text, Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup(id)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_section_without_a_type_is_one_of_the_default_type() => Assert.IsType<Dispatcher>(Sys.Dispatchers.Lookup("none"));

    [Fact]
    public async Task An_actor_runs_where_its_props_say()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor).WithDispatcher("mine"));

        Assert.Same(Sys.Dispatchers.Lookup("mine"), await actor.Get(self => self.Context.Dispatcher));
    }

    [Fact]
    public async Task With_a_throughput_of_one_actors_take_turns()
    {
        var order = new ConcurrentQueue<string>();
        var dispatcher = new ManualDispatcher(throughput: 1);
        var props = Puppet.Props(TestActor, hooks => hooks.Receive = (self, _) => order.Enqueue(self.Self.Path.Name)).WithDispatcherInstance(dispatcher);
        var a = Sys.ActorOf(props, "a");
        var b = Sys.ActorOf(props, "b");
        dispatcher.RunAll();
        for (var i = 0; i < 3; i++)
        {
            a.Tell(i);
            b.Tell(i);
        }

        dispatcher.RunAll();
        Assert.Equal(["a", "b", "a", "b", "a", "b"], order);
        await Task.CompletedTask;
        dispatcher.Pool();
    }

    [Fact]
    public async Task A_pinned_actor_keeps_its_thread_for_life_however_long_it_idles()
    {
        var actor = Sys.ActorOf(Puppet.Props(TestActor).WithDispatcher("pinned"));
        var thread = await actor.Get(_ => Thread.CurrentThread);
        Assert.False(thread.IsThreadPoolThread);
        Assert.Equal("pinned", thread.Name);
        await ((Akka.Cells.LocalActorRef)actor).Cell.Mailbox.Unscheduled();
        Assert.False(thread.Join(Ms(20))); // Longer than the shutdown-timeout of the section.
        Assert.Same(thread, await actor.Get(_ => Thread.CurrentThread));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor, Patience);

        Assert.True(thread.Join(Patience));
    }

    [Fact]
    public async Task Each_pinned_actor_has_a_thread_of_its_own()
    {
        var actors = Enumerable.Range(0, 3).Select(_ => Sys.ActorOf(Puppet.Props(TestActor).WithDispatcher("pinned"))).ToList();
        var threads = await Task.WhenAll(actors.Select(actor => actor.Get(_ => Environment.CurrentManagedThreadId)));

        Assert.Equal(3, threads.Distinct().Count());
    }

    [Fact]
    public async Task A_blocking_dispatcher_runs_as_many_at_once_as_it_has_threads_and_no_more()
    {
        var gates = Enumerable.Range(0, 4).Select(_ => new Gate()).ToList();
        var actors = gates.ConvertAll(gate =>
        {
            var actor = Sys.ActorOf(Puppet.Props(TestActor).WithDispatcher("blocking"));
            actor.Do(_ => gate.Pass());
            return actor;
        });
        await Task.WhenAll(gates.Take(3).Select(gate => gate.Reached));
        Assert.False(gates[3].IsReached);
        gates[0].Open();
        await gates[3].Reached;
        gates.ForEach(gate => gate.Open());

        await Task.WhenAll(actors.Select(actor => actor.Settle()));
    }

    [Fact]
    public async Task A_dispatcher_of_the_users_own_is_made_by_its_name_and_shut_down_with_the_system()
    {
        using var system = ActorSystem.Create("own", Sys.Settings.Config);
        var actor = system.ActorOf(Puppet.Props(TestActor).WithDispatcher("own"));
        var dispatcher = Assert.IsType<OwnDispatcher>(await actor.Get(self => self.Context.Dispatcher));
        Assert.True(dispatcher.Executed > 0);
        await system.Terminate().WaitAsync(Patience);

        Assert.Equal(1, dispatcher.Shutdowns);
    }

    [Fact]
    public void A_configurator_can_be_registered_once()
    {
        var configurator = new OwnConfigurator(Config.Empty, Sys.Dispatchers.Prerequisites);

        Assert.True(Sys.Dispatchers.RegisterConfigurator("registered", configurator));
        Assert.False(Sys.Dispatchers.RegisterConfigurator("registered", configurator));
        Assert.IsType<OwnDispatcher>(Sys.Dispatchers.Lookup("registered"));
        Assert.True(Sys.Dispatchers.HasDispatcher("registered"));
        Assert.False(Sys.Dispatchers.HasDispatcher("missing"));
    }

    [Theory]
    [InlineData("mine")]
    [InlineData("pinned")]
    [InlineData("blocking")]
    public async Task Work_of_anybody_can_be_scheduled_on_it(string id)
    {
        var ran = new TaskCompletionSource();
        var dispatcher = Sys.Dispatchers.Lookup(id);
        dispatcher.Schedule(() => ran.SetResult());

        await ran.Task.WaitAsync(Patience);
        (dispatcher as PinnedDispatcher)?.ShutdownNow();
    }

    public sealed class OwnConfigurator(Config config, IDispatcherPrerequisites prerequisites) : MessageDispatcherConfigurator(config, prerequisites)
    {
        public override MessageDispatcher Dispatcher() => new OwnDispatcher(this);
    }

    public sealed class OwnDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
    {
        private int _executed;

        public int Executed => Volatile.Read(ref _executed);

        public int Shutdowns { get; private set; }

        protected internal override void ExecuteTask(IRunnable run)
        {
            Interlocked.Increment(ref _executed);
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        }

        protected override void Shutdown() => Shutdowns++;
    }
}
