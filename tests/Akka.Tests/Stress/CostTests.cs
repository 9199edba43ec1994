using Akka.Actor;
using Akka.Tests.Dispatch;

namespace Akka.Tests.Stress;

/// <summary>What messages and actors cost. Each figure is the best of a few attempts: only code of ours can make the best one worse.</summary>
[Collection(nameof(Alone))]
public sealed class CostTests : CoreTest
{
    [Fact]
    public void A_message_allocates_nothing_from_tell_to_handler()
    {
        var dispatcher = new ManualDispatcher();
        var actor = Sys.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.Receive = (_, _) => { }).WithDispatcherInstance(dispatcher));
        dispatcher.RunAll();
        var message = new object();

        Assert.Equal(0, Best(() =>
        {
            for (var i = 0; i < 2000; i++)
            {
                actor.Tell(message, TestActor);
                if (i % 100 == 99)
                {
                    dispatcher.RunAll();
                }
            }
        }));
        dispatcher.Pool();
    }

    [Fact]
    public void A_message_to_another_thread_allocates_next_to_nothing_where_it_is_sent()
    {
        const int Messages = 20_000;
        var handled = 0;
        var actor = SilentPuppet(hooks => hooks.Receive = (_, _) => Interlocked.Increment(ref handled));
        var message = new object();
        var bytes = Best(() =>
        {
            var before = Volatile.Read(ref handled);
            for (var i = 1; i <= Messages; i++)
            {
                actor.Tell(message, TestActor);
                while (i - 64 > Volatile.Read(ref handled) - before)
                {
                    Thread.Yield(); // So many are on their way at most, as in any flow that is limited.
                }
            }

            SpinWait.SpinUntil(() => Volatile.Read(ref handled) == before + Messages, Patience);
        });

        Assert.InRange(bytes, 0, Messages * 2); // A link of the queue has 40 bytes: not one in twenty is a new one.
    }

    [Fact]
    public async Task An_idle_actor_takes_less_than_750_bytes()
    {
        const int Actors = 10_000;
        var best = double.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var parent = SilentPuppet();
            await parent.Settle();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var started = new CountdownTask(Actors);
            await parent.Get(self =>
            {
                var props = Props.CreateBy(new Producer(started));
                for (var i = 0; i < Actors; i++)
                {
                    self.Context.ActorOf(props);
                }

                return 0;
            });
            await started.Task.WaitAsync(Patience);
            best = Math.Min(best, (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Actors);
            var ended = parent.WatchEnd(Sys);
            Sys.Stop(parent);
            await ended;
        }

        Assert.InRange(best, 100, 750);
    }

    [Fact]
    public void The_end_of_one_child_of_many_does_not_cost_a_copy_of_all()
    {
        const int Children = 2000;
        var dispatcher = new ManualDispatcher();
        var parent = Sys.ActorOf(Puppet.Props(ActorRefs.Nobody).WithDispatcherInstance(dispatcher));
        var children = new List<IActorRef>();
        parent.Do(self =>
        {
            for (var i = 0; i < Children; i++)
            {
                children.Add(self.Context.ActorOf(Puppet.Props(ActorRefs.Nobody).WithDispatcherInstance(dispatcher)));
            }
        });
        dispatcher.RunAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var child in children)
        {
            Sys.Stop(child);
            dispatcher.RunAll();
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Children, 0, 2000); // A copy would have 16,000.
        Assert.Empty(((Akka.Cells.LocalActorRef)parent).Cell.SnapshotChildren());
        dispatcher.Pool();
    }

    private static long Best(Action action)
    {
        var best = long.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return best;
    }

    private sealed class Producer(CountdownTask started) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Idle);

        public ActorBase Produce() => new Idle(started);

        public void Release(ActorBase actor)
        {
        }
    }

    private sealed class Idle(CountdownTask started) : UntypedActor
    {
        protected override void PreStart() => started.Signal();

        protected override void OnReceive(object message)
        {
        }
    }
}
