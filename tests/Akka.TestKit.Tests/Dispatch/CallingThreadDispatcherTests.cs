using Akka.Actor;

namespace Akka.TestKit.Tests.Dispatch;

public sealed class CallingThreadDispatcherTests() : Xunit2.TestKit("""
    mine.type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit"
    akka.stdout-loglevel = OFF
    """)
{
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_message_is_handled_before_Tell_returns_on_the_thread_that_sends()
    {
        var threads = new List<int>();
        var actor = Actor((_, _) => threads.Add(Environment.CurrentManagedThreadId));
        actor.Tell("x");
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        var thread = new Thread(() => actor.Tell("y"));
        thread.Start();
        Assert.True(thread.Join(_long));
        Assert.Equal([Environment.CurrentManagedThreadId, thread.ManagedThreadId], threads);
    }

    [Fact]
    public void It_is_chosen_by_id_and_shared()
    {
        Assert.IsType<CallingThreadDispatcher>(Sys.Dispatchers.Lookup("mine"));
        Assert.Same(Sys.Dispatchers.Lookup("mine"), Sys.Dispatchers.Lookup("mine"));
        Assert.Equal("mine", Sys.Dispatchers.Lookup("mine").Id);
        Assert.Equal(CallingThreadDispatcher.Id, Sys.Dispatchers.Lookup(CallingThreadDispatcher.Id).Id);
    }

    [Fact]
    public void What_an_actor_is_told_in_its_own_turn_comes_after_it()
    {
        var seen = new List<string>();
        Actor((context, message) =>
        {
            if (message is "first")
            {
                context.Self.Tell("second");
                context.Self.Tell("third");
            }

            seen.Add($"{message} done");
        }).Tell("first");
        Assert.Equal(["first done", "second done", "third done"], seen);
    }

    [Fact]
    public void An_actor_that_goes_on_telling_itself_does_not_nest()
    {
        var last = 0;
        Actor((context, message) =>
        {
            if ((last = (int)message) < 200_000)
            {
                context.Self.Tell(last + 1);
            }
        }).Tell(1);
        Assert.Equal(200_000, last);
    }

    [Fact]
    public void Two_actors_that_tell_each_other_do_not_nest()
    {
        var count = 0;
        IActorRef pong = ActorRefs.Nobody;
        var ping = Actor((context, message) => pong.Tell((int)message + 1, context.Self));
        pong = Actor((context, message) =>
        {
            if ((count = (int)message) < 100_000)
            {
                context.Sender.Tell(count + 1);
            }
        });
        ping.Tell(0);
        Assert.InRange(count, 100_000, 100_001);
    }

    [Fact]
    public void A_chain_longer_than_the_stack_is_deep_arrives()
    {
        IActorRef next = TestActor;
        for (var i = 0; i < 20_000; i++)
        {
            var target = next;
            next = Actor((_, message) => target.Tell(message, ActorRefs.NoSender));
        }

        next.Tell("x");
        Assert.Equal("x", ReceiveOne(TimeSpan.Zero));
    }

    [Fact]
    public void Another_actor_is_run_inside_the_turn_that_tells_it()
    {
        var order = new List<string>();
        var inner = Actor((_, _) => order.Add("inner"));
        Actor((_, _) =>
        {
            order.Add("before");
            inner.Tell("x");
            order.Add("after");
        }).Tell("x");
        Assert.Equal(["before", "inner", "after"], order);
    }

    [Fact]
    public void A_failed_actor_handles_what_waited_when_it_has_been_restarted()
    {
        var restarted = new ManualResetEventSlim();
        var actor = Sys.ActorOf(Props.Create(() => new Failing(TestActor, restarted)).WithDispatcher("mine"));
        actor.Tell("fail"); // The guardian, on its own thread, lets it restart.
        actor.Tell(1);
        actor.Tell(2);
        restarted.Set();
        Assert.Equal([1, 2], ReceiveN(2).Cast<int>());
    }

    [Fact]
    public void Many_threads_lose_nothing_reorder_nothing_and_never_meet_in_the_actor()
    {
        const int Threads = 4;
        const int Messages = 20_000;
        var seen = new int[Threads];
        var (inside, met, reordered) = (0, false, false);
        var actor = Actor((_, message) =>
        {
            met |= Interlocked.Increment(ref inside) != 1;
            var (thread, number) = ((int, int))message;
            reordered |= number != seen[thread]++;
            Interlocked.Decrement(ref inside);
        });
        var senders = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < Messages; i++)
            {
                actor.Tell((thread, i), ActorRefs.NoSender);
            }
        })).ToList();
        senders.ForEach(thread => thread.Start());
        senders.ForEach(thread => Assert.True(thread.Join(_long)));
        Assert.Equal((false, false), (met, reordered));
        Assert.All(seen, count => Assert.Equal(Messages, count));
    }

    [Fact]
    public async Task An_async_handler_ends_before_the_next_message()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Sys.ActorOf(Props.Create(() => new Waiting(gate.Task)).WithDispatcher("mine"));
        actor.Tell("wait");
        actor.Tell("next");
        Assert.False(HasMessages);
        gate.SetResult();
        await ExpectMsgAsync("wait");
        await ExpectMsgAsync("next");
    }

    [Fact]
    public void Lives_that_begin_fail_and_end_on_many_threads_all_end()
    {
        const int Threads = 4;
        const int Lives = 300;
        var parent = ActorOfAsTestActorRef<Handling>(Props.Create(() => new Handling((_, message) => Fail(message))));
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Lives; i++)
            {
                var actor = ActorOfAsTestActorRef<Handling>(Props.Create(() => new Handling((_, message) => Fail(message))), parent);
                Watch(actor);
                actor.Tell("fail");
                actor.Tell("fine");
                actor.Tell(PoisonPill.Instance);
            }
        })).ToList();
        using var muted = EventFilter.Exception<InvalidOperationException>().Mute();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => Assert.True(thread.Join(_long)));
        Assert.All(ReceiveN(Threads * Lives, _long), message => Assert.IsType<Terminated>(message));
        Assert.False(HasMessages);
    }

    [Fact]
    public void The_synchronization_context_of_the_test_is_not_the_actors()
    {
        SynchronizationContext? inside = new();
        Actor((_, _) => inside = SynchronizationContext.Current).Tell("x");
        Assert.Null(inside);
        Assert.NotNull(SynchronizationContext.Current);
    }

    [Fact]
    public void Work_that_is_no_actor_runs_at_once_and_its_failure_goes_to_who_scheduled_it()
    {
        var dispatcher = Sys.Dispatchers.Lookup("mine");
        var ran = false;
        dispatcher.Schedule(() => ran = true);
        Assert.True(ran);
        Assert.Throws<DivideByZeroException>(() => dispatcher.Schedule(() => throw new DivideByZeroException()));
        dispatcher.Schedule(() => TestActor.Tell("after", ActorRefs.NoSender));
        ExpectMsg("after");
    }

    private static void Fail(object message)
    {
        if (message is "fail")
        {
            throw new InvalidOperationException("as told");
        }
    }

    private IActorRef Actor(Action<IActorContext, object> handle) =>
        Sys.ActorOf(Props.Create(() => new Handling(handle)).WithDispatcher("mine"));

    private sealed class Handling(Action<IActorContext, object> handle) : UntypedActor
    {
        protected override void OnReceive(object message) => handle(Context, message);
    }

    private sealed class Failing : ReceiveActor
    {
        private readonly ManualResetEventSlim _restarted;

        public Failing(IActorRef target, ManualResetEventSlim restarted)
        {
            _restarted = restarted;
            Receive<string>(_ => throw new InvalidOperationException("as told"));
            Receive<int>(number => target.Forward(number));
        }

        protected override void PostRestart(Exception reason) => _restarted.Wait(_long);
    }

    private sealed class Waiting : ReceiveActor
    {
        public Waiting(Task gate)
        {
            ReceiveAsync<string>(async message =>
            {
                if (message == "wait")
                {
                    await gate;
                }

                Sender.Tell(message);
            });
        }
    }
}
