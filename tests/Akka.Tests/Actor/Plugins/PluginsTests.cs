using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;

namespace Akka.Tests.Actor.Plugins;

public sealed class PluginsTests : EngineTest
{
    private readonly ConcurrentQueue<string> _seen = [];

    private ActorProducerPipelineResolver Plugins => ((ExtendedActorSystem)System).ActorPipelineResolver;

    [Fact]
    public async Task They_run_after_an_instance_is_made_and_before_it_is_let_go()
    {
        Assert.True(Plugins.Register(new Everywhere(this)));
        var actor = Start(() => new Worker(this));
        actor.Tell("fail");
        actor.Tell("work");
        Assert.True(await actor.GracefulStop(Patience));
        Assert.Equal(
            ["after Worker", "start", "post stop", "before Worker", "after Worker", "start", "work", "post stop", "before Worker"],
            _seen);
    }

    [Fact]
    public async Task One_for_a_class_runs_for_it_and_its_heirs()
    {
        Plugins.Register(new ForWorkers(this));
        var heir = Start(() => new Heir(this));
        var other = Start(() => new Other());
        await Settle(heir);
        await Settle(other);
        Assert.Equal(["typed after Heir", "start"], _seen);
        Assert.True(await heir.GracefulStop(Patience));
        Assert.Equal("typed before Heir", _seen.Last());
    }

    [Fact]
    public async Task They_run_in_order_and_one_of_a_class_is_kept()
    {
        Assert.True(Plugins.Register(new Everywhere(this)));
        Assert.False(Plugins.Register(new Everywhere(this)));
        Assert.True(Plugins.Insert(0, new ForWorkers(this)));
        Assert.False(Plugins.Insert(5, new ForWorkers(this)));
        Assert.Equal(2, Plugins.TotalPluginCount);
        await Settle(Start(() => new Worker(this)));
        Assert.Equal(["typed after Worker", "after Worker", "start"], _seen);
        Assert.True(Plugins.IsRegistered(new Everywhere(this)));
        Assert.True(Plugins.Unregister(new Everywhere(this)));
        Assert.False(Plugins.Unregister(new Everywhere(this)));
        Assert.False(Plugins.IsRegistered(new Everywhere(this)));
        _seen.Clear();
        await Settle(Start(() => new Worker(this)));
        Assert.Equal(["typed after Worker", "start"], _seen);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plugins.Insert(-1, new Everywhere(this)));
    }

    [Fact]
    public async Task One_that_fails_is_logged_and_harms_nobody()
    {
        System.EventStream.Subscribe(Probe.Ref, typeof(Error));
        Plugins.Register(new Failing());
        Plugins.Register(new ForWorkers(this));
        var actor = Start(() => new Worker(this));
        Assert.Equal("boom after", (await Probe.Expect<Error>()).Cause!.Message);
        Assert.True(await actor.GracefulStop(Patience));
        Assert.Equal("boom before", (await Probe.Expect<Error>()).Cause!.Message);
        Assert.Equal(["typed after Worker", "start", "post stop", "typed before Worker"], _seen);
    }

    [Fact]
    public void A_pipeline_shows_its_plugins()
    {
        var pipeline = new ActorProducerPipeline(new Lazy<ILoggingAdapter>(NoLogger.Instance), [new Everywhere(this), new Failing()]);
        Assert.Equal(2, pipeline.Count);
        Assert.Equal([typeof(Everywhere), typeof(Failing)], pipeline.Select(plugin => plugin.GetType()));
    }

    private class Worker(PluginsTests test) : UntypedActor
    {
        protected override void PreStart() => test._seen.Enqueue("start");

        protected override void PostStop() => test._seen.Enqueue("post stop");

        protected override void OnReceive(object message)
        {
            if (message is "fail")
            {
                throw new InvalidOperationException("boom");
            }

            test._seen.Enqueue((string)message);
        }
    }

    private sealed class Heir(PluginsTests test) : Worker(test);

    private sealed class Other : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class Everywhere(PluginsTests test) : ActorProducerPluginBase
    {
        // Not the engine's own actors, which the base class would take too.
        public override bool CanBeAppliedTo(Type actorType) => base.CanBeAppliedTo(actorType) && actorType == typeof(Worker);

        public override void AfterIncarnated(ActorBase actor, IActorContext context) => test._seen.Enqueue($"after {actor.GetType().Name}");

        public override void BeforeIncarnated(ActorBase actor, IActorContext context) => test._seen.Enqueue($"before {actor.GetType().Name}");
    }

    private sealed class ForWorkers(PluginsTests test) : ActorProducerPluginBase<Worker>
    {
        public override void AfterIncarnated(Worker actor, IActorContext context) => test._seen.Enqueue($"typed after {actor.GetType().Name}");

        public override void BeforeIncarnated(Worker actor, IActorContext context) => test._seen.Enqueue($"typed before {actor.GetType().Name}");
    }

    private sealed class Failing : IActorProducerPlugin
    {
        public bool CanBeAppliedTo(Type actorType) => actorType == typeof(Worker);

        public void AfterIncarnated(ActorBase actor, IActorContext context) => throw new InvalidOperationException("boom after");

        public void BeforeIncarnated(ActorBase actor, IActorContext context) => throw new InvalidOperationException("boom before");
    }
}
