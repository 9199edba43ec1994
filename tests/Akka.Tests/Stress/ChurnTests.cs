using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Tests.Stress;

/// <summary>Lives that begin, fail and end at random times: every watcher learns of each end once, and no message is lost on a restart.</summary>
[Collection(nameof(Alone))]
public sealed class ChurnTests() : CoreTest("pinned.type = PinnedDispatcher, one-by-one { type = Dispatcher, throughput = 1 }")
{
    [Theory]
    [InlineData(1, "akka.actor.default-dispatcher")]
    [InlineData(2, "one-by-one")]
    [InlineData(3, "pinned")]
    public async Task Every_watcher_learns_of_every_end_once(int seed, string dispatcher)
    {
        const int Watchers = 6, Subjects = 40;
        var heard = new ConcurrentDictionary<(int Watcher, IActorRef Subject), int>();
        var subjects = Enumerable.Range(0, Subjects).Select(_ => SilentPuppet()).ToArray();
        var learned = new CountdownTask(Watchers * Subjects);
        var watchers = Enumerable.Range(0, Watchers).Select(number => Sys.ActorOf(Puppet.Props(TestActor, hooks => hooks.Receive = (_, message) =>
        {
            heard.AddOrUpdate((number, ((Terminated)message).ActorRef), 1, (_, times) => times + 1);
            learned.Signal();
        }).WithDispatcher(dispatcher))).ToArray();

        // A watch of one that was heard of would bring a second notice by right, so each watcher leaves those in peace.
        void WatchFrom(int watcher, IEnumerable<IActorRef> some, bool twice) => watchers[watcher].Do(self =>
        {
            foreach (var subject in some.Where(subject => !heard.ContainsKey((watcher, subject))))
            {
                self.Context.Watch(subject);
                if (twice)
                {
                    self.Context.Unwatch(subject);
                    self.Context.Watch(subject);
                }
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 3).Select(part => Task.Run(() =>
        {
            var random = new Random((seed * 10) + part);
            for (var i = 0; i < 600; i++)
            {
                var subject = subjects[random.Next(Subjects)];
                switch (random.Next(6))
                {
                    case 0:
                        subject.Tell(new InvalidOperationException());
                        break;
                    case 1:
                        Sys.Stop(subject);
                        break;
                    default:
                        WatchFrom(random.Next(Watchers), [subject], random.Next(2) == 0);
                        break;
                }
            }
        })));
        for (var watcher = 0; watcher < Watchers; watcher++)
        {
            WatchFrom(watcher, subjects, twice: false);
        }

        Array.ForEach(subjects, subject => subject.Tell(PoisonPill.Instance));
        await learned.Task.WaitAsync(Patience);
        await Task.WhenAll(watchers.Select(watcher => watcher.Settle()));

        Assert.Equal(Watchers * Subjects, heard.Count);
        Assert.All(heard.Values, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("one-by-one")]
    [InlineData("pinned")]
    public async Task Restarts_lose_and_repeat_no_message(string dispatcher)
    {
        const int Actors = 8, Each = 1500;
        var handled = new int[Actors, Each];
        var ends = new List<Task>();
        var parent = SilentPuppet(hooks => hooks.Strategy = new OneForOneStrategy(_ => Directive.Restart));
        var actors = new IActorRef[Actors];
        for (var a = 0; a < Actors; a++)
        {
            var actor = a;
            actors[a] = await parent.Child(Puppet.Props(TestActor, hooks => hooks.Receive = (self, message) =>
            {
                handled[actor, (int)message]++;
                if ((int)message % 50 == 7)
                {
                    self.Context.ActorOf(Puppet.Props(TestActor)); // The restart has a child to wait for.
                    throw new InvalidOperationException();
                }
            }).WithDispatcher(dispatcher));
            ends.Add(actors[a].WatchEnd(Sys));
        }

        Parallel.For(0, Actors, a =>
        {
            for (var n = 0; n < Each; n++)
            {
                actors[a].Tell(n, ActorRefs.NoSender);
            }

            actors[a].Tell(PoisonPill.Instance, ActorRefs.NoSender);
        });
        await Task.WhenAll(ends);

        Assert.All(handled.Cast<int>(), times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task Trees_that_are_made_and_stopped_at_once_leave_nothing()
    {
        int started = 0, stopped = 0;
        Props PropsAt(int depth) => Puppet.Props(ActorRefs.Nobody, hooks =>
        {
            hooks.PreStart = self =>
            {
                Interlocked.Increment(ref started);
                for (var i = 0; depth > 0 && i < 3; i++)
                {
                    self.Context.ActorOf(PropsAt(depth - 1));
                }
            };
            hooks.PostStop = _ => Interlocked.Increment(ref stopped);
        });

        for (var round = 0; round < 30; round++)
        {
            var top = Sys.ActorOf(PropsAt(3));
            if (round % 2 == 0)
            {
                top.Tell(new InvalidOperationException());
            }

            var ended = top.WatchEnd(Sys);
            Sys.Stop(top);
            await ended;
        }

        Assert.InRange(started, 30, int.MaxValue);
        Assert.Equal(started, stopped);
    }

    [Fact]
    public async Task A_system_ends_under_load_and_nothing_is_handled_afterwards()
    {
        var handled = 0L;
        var loaded = new CountdownTask(3000);
        var system = ActorSystem.Create("loaded", Sys.Settings.Config);
        var ring = new IActorRef[12];
        for (var i = 0; i < ring.Length; i++)
        {
            var next = (i + 1) % ring.Length;
            ring[i] = system.ActorOf(Puppet.Props(ActorRefs.Nobody, hooks => hooks.Receive = (self, message) =>
            {
                ring[next].Tell(message);
                loaded.Signal();
                if (Interlocked.Increment(ref handled) % 100 == 99)
                {
                    throw new InvalidOperationException();
                }

                self.Context.ActorOf(Puppet.Props(ActorRefs.Nobody)).Tell(PoisonPill.Instance);
            }).WithDispatcher(i % 3 == 0 ? "pinned" : "one-by-one"));
        }

        for (var i = 0; i < 60; i++)
        {
            ring[i % ring.Length].Tell(i);
        }

        await loaded.Task.WaitAsync(Patience);
        await system.Terminate().WaitAsync(Patience);
        var afterwards = Interlocked.Read(ref handled);
        ring[0].Tell("late");
        await Task.Yield();

        Assert.Equal(afterwards, Interlocked.Read(ref handled));
    }
}
