using System.Threading.Channels;
using Akka.Actor;

namespace Akka.Tests;

/// <summary>An actor that keeps what it is told for the test to read.</summary>
public sealed class Probe
{
    private readonly Channel<(object Message, IActorRef Sender)> _told = Channel.CreateUnbounded<(object, IActorRef)>();

    public Probe(ActorSystem system)
    {
        Ref = system.ActorOf(Props.CreateBy(new Producer(this)));
    }

    public IActorRef Ref { get; }

    public IActorRef LastSender { get; private set; } = ActorRefs.Nobody;

    public async Task<T> Expect<T>()
    {
        var (message, sender) = await _told.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        LastSender = sender;
        return Assert.IsAssignableFrom<T>(message);
    }

    public async Task Expect<T>(T expected) => Assert.Equal(expected, await Expect<T>());

    public async Task ExpectAll(params object[] expected)
    {
        foreach (var message in expected)
        {
            Assert.Equal(message, await Expect<object>());
        }
    }

    /// <summary>Whatever was sent to the probe by actors that have settled has arrived once this returns.</summary>
    public async Task ExpectNothing()
    {
        Ref.Tell("nothing before this");
        Assert.Equal("nothing before this", await Expect<object>());
    }

    public void Watch(IActorRef subject) => Ref.Tell(new WatchCommand(subject));

    private sealed record WatchCommand(IActorRef Subject);

    private sealed class Reader(Probe probe) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is WatchCommand watch)
            {
                Context.Watch(watch.Subject);
            }
            else
            {
                probe._told.Writer.TryWrite((message, Sender));
            }
        }
    }

    private sealed class Producer(Probe probe) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Reader);

        public ActorBase Produce() => new Reader(probe);

        public void Release(ActorBase actor)
        {
        }
    }
}
