using Akka.Actor;

namespace Akka.Tests.Stress;

/// <summary>Whatever an actor runs on: no message lost, none twice, in order per sender, and never two threads in one actor.</summary>
[Collection(nameof(Alone))]
public sealed class TrafficTests() : CoreTest(
    """
    one-by-one { type = Dispatcher, throughput = 1 }
    hurried { type = Dispatcher, throughput = 1000, throughput-deadline-time = 1ms }
    pinned { type = PinnedDispatcher }
    blocking { type = BlockingDispatcher, threads = 3, shutdown-timeout = 0s }
    bounded { mailbox-type = "Akka.Dispatch.BoundedMailbox", mailbox-capacity = 100000 }
    """)
{
    public static TheoryData<string, string> Places => new()
    {
        { "akka.actor.default-dispatcher", "akka.actor.default-mailbox" },
        { "one-by-one", "akka.actor.default-mailbox" },
        { "hurried", "akka.actor.mailbox.unbounded-deque-based" },
        { "pinned", "akka.actor.default-mailbox" },
        { "blocking", "bounded" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Actors_fan_in(string dispatcher, string mailbox)
    {
        const int Senders = 8, Each = 4000;
        var sink = new Sink(Senders, Each);
        var target = Sys.ActorOf(Place(sink.Props, dispatcher, mailbox));
        for (var i = 0; i < Senders; i++)
        {
            var number = i;
            Sys.ActorOf(Place(Puppet.Props(TestActor), dispatcher, mailbox)).Do(_ =>
            {
                for (var n = 0; n < Each; n++)
                {
                    target.Tell((number, n));
                }
            });
        }

        await sink.Done.WaitAsync(Patience);
        Assert.Empty(sink.Faults);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Threads_outside_send_at_once(string dispatcher, string mailbox)
    {
        const int Senders = 3, Each = 5000;
        var sink = new Sink(Senders, Each);
        var target = Sys.ActorOf(Place(sink.Props, dispatcher, mailbox));
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(number => Task.Run(() =>
        {
            for (var n = 0; n < Each; n++)
            {
                target.Tell((number, n), ActorRefs.NoSender);
            }
        })));

        await sink.Done.WaitAsync(Patience);
        Assert.Empty(sink.Faults);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Tokens_go_round_a_ring(string dispatcher, string mailbox)
    {
        const int Members = 24, Tokens = 12, Rounds = 60;
        var ring = new IActorRef[Members];
        var done = new CountdownTask(Tokens);
        for (var i = 0; i < Members; i++)
        {
            var next = (i + 1) % Members;
            ring[i] = Sys.ActorOf(Place(
                Puppet.Props(TestActor, hooks => hooks.Receive = (_, message) =>
                {
                    if (message is int left and > 0)
                    {
                        ring[next].Tell(left - 1);
                    }
                    else
                    {
                        done.Signal();
                    }
                }),
                dispatcher,
                mailbox));
        }

        for (var i = 0; i < Tokens; i++)
        {
            ring[i].Tell(Members * Rounds);
        }

        await done.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task An_actor_that_moves_between_dispatchers_keeps_the_order()
    {
        const int Each = 20_000;
        var sink = new Sink(1, Each);
        var target = Sys.ActorOf(sink.Props);
        var cell = ((Akka.Cells.LocalActorRef)target).Cell;
        Akka.Dispatch.MessageDispatcher[] homes = [Sys.Dispatchers.Lookup("blocking"), Sys.Dispatchers.Lookup("one-by-one"), Sys.Dispatchers.DefaultGlobalDispatcher];
        for (var n = 0; n < Each; n++)
        {
            target.Tell((0, n), ActorRefs.NoSender);
            if (n % 16 == 0)
            {
                cell.MoveTo(homes[n / 16 % 3]);
            }
        }

        await sink.Done.WaitAsync(Patience);
        Assert.Empty(sink.Faults);
    }

    private static Props Place(Props props, string dispatcher, string mailbox) => props.WithDispatcher(dispatcher).WithMailbox(mailbox);
}
