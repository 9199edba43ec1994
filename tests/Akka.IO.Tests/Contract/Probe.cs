using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.IO.Tests.Contract;

/// <summary>An actor that keeps what it is told for the test to look at.</summary>
internal sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly BlockingCollection<(object Message, IActorRef Sender)> _messages = [];

    public Probe(ActorSystem system) => Ref = system.ActorOf(Props.CreateBy(new Producer(_messages)));

    public IActorRef Ref { get; }

    public IActorRef LastSender { get; private set; } = ActorRefs.Nobody;

    /// <summary>The next message, which must be of the type.</summary>
    public T Expect<T>() => Assert.IsType<T>(Next(typeof(T).Name));

    /// <summary>The next message, whatever it is.</summary>
    public object Expect() => Next("A message");

    /// <summary>Messages until <paramref name="count"/> bytes have been received.</summary>
    public byte[] ExpectBytes(int count)
    {
        var bytes = new List<byte>(count);
        while (bytes.Count < count)
        {
            bytes.AddRange(Expect<Tcp.Received>().Data);
        }

        return [.. bytes];
    }

    /// <summary>What cannot happen cannot be waited for; this long is enough to catch what nearly always would.</summary>
    public void ExpectNothing() =>
        Assert.False(_messages.TryTake(out var next, TimeSpan.FromMilliseconds(150)), $"{next.Message} came.");

    private object Next(string what)
    {
        Assert.True(_messages.TryTake(out var next, Patience), $"{what} did not come.");
        LastSender = next.Sender;
        return next.Message;
    }

    private sealed class Producer(BlockingCollection<(object Message, IActorRef Sender)> messages) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Collector);

        public ActorBase Produce() => new Collector(messages);

        public void Release(ActorBase actor)
        {
        }
    }

    private sealed class Collector(BlockingCollection<(object Message, IActorRef Sender)> messages) : UntypedActor
    {
        protected override void OnReceive(object message) => messages.Add((message, Sender));
    }
}
