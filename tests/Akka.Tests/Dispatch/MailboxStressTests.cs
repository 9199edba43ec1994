using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Tests.Dispatch;

/// <summary>Many senders, a mailbox that is suspended, resumed and moved all the time: nothing is lost, doubled, reordered or run on two threads.</summary>
public sealed class MailboxStressTests
{
    private const int Senders = 4;
    private const int Each = 50_000;

    public static TheoryData<string> Queues => ["unbounded", "deque", "bounded"];

    [Theory]
    [MemberData(nameof(Queues))]
    public void Nothing_is_lost_doubled_or_reordered(string queue)
    {
        var invoker = new CountingInvoker(Senders, Each);
        MessageDispatcher[] dispatchers = [new PoolDispatcher(5), new PoolDispatcher(100)];
        var mailbox = new Mailbox(Make(queue), invoker, dispatchers[0]);
        invoker.Mailbox = mailbox;
        var threads = Enumerable.Range(0, Senders).Select(sender => new Thread(() => Send(mailbox, invoker, sender))).ToList();
        threads.Add(new Thread(() => Disturb(mailbox, invoker, dispatchers)));
        threads.ForEach(thread => thread.Start());

        Assert.True(invoker.Done.Wait(TimeSpan.FromSeconds(60)), $"stalled: {invoker}");
        threads.ForEach(thread => thread.Join());
        Assert.Equal((0, 0), (invoker.Overlaps, invoker.Misordered));
    }

    private static IMessageQueue Make(string queue) => queue switch
    {
        "unbounded" => new UnboundedMessageQueue(),
        "deque" => new UnboundedDequeMessageQueue(),
        _ => new BoundedMessageQueue(1000, TimeSpan.FromSeconds(30)),
    };

    private static void Send(Mailbox mailbox, CountingInvoker invoker, int sender)
    {
        for (var i = 0; i < Each; i++)
        {
            mailbox.Enqueue(invoker.Self, new Envelope((sender, i), null));
        }
    }

    private static void Disturb(Mailbox mailbox, CountingInvoker invoker, MessageDispatcher[] dispatchers)
    {
        for (var i = 0; !invoker.Done.IsSet; i++)
        {
            mailbox.EnqueueSystem(new Suspend());
            mailbox.Dispatcher = dispatchers[i & 1];
            mailbox.EnqueueSystem(new Resume(null));
            Thread.Yield();
        }
    }

    private sealed class CountingInvoker(int senders, int each) : IMessageInvoker
    {
        private readonly int[] _next = new int[senders];
        private int _inside;
        private int _seen;

        public ManualResetEventSlim Done { get; } = new();

        public int Overlaps { get; private set; }

        public int Misordered { get; private set; }

        public Mailbox? Mailbox { get; set; }

        public IActorRef Self => ActorRefs.Nobody;

        public Type ActorType => typeof(ActorBase);

        public ActorCell? Enter()
        {
            Overlaps += Interlocked.Increment(ref _inside) == 1 ? 0 : 1;
            return null;
        }

        public void Leave(ActorCell? outer) => Interlocked.Decrement(ref _inside);

        public void Invoke(in Envelope envelope)
        {
            var (sender, number) = ((int, int))envelope.Message;
            Misordered += _next[sender]++ == number ? 0 : 1;
            if (++_seen == senders * each)
            {
                Done.Set();
            }
        }

        public void InvokeSystem(SystemMessage message)
        {
            if (message is Suspend)
            {
                Mailbox!.Suspend();
            }
            else
            {
                Mailbox!.Resume();
            }
        }

        public void Discard(in Envelope envelope) => Misordered++;

        public void DiscardSystem(SystemMessage message) => Misordered++;

        public override string ToString() => $"{_seen} of {senders * each} messages, next {string.Join(' ', _next)}";
    }
}
