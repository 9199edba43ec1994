using Akka.Actor;
using Akka.IO.Channels;
using Akka.IO.Loops;

namespace Akka.IO.Connections;

/// <summary>A driver, the loop that it has or has not, and the worker whose children its listeners and connections are.</summary>
internal sealed class Home(TcpDriver driver, LoopDispatcher? dispatcher, string name)
{
    private int _arriving;

    public string Name => name;

    public TcpDriver Driver => driver;

    public LoopDispatcher? Dispatcher => dispatcher;

    public EventLoop? Loop => driver.Loop;

    public IActorRef Worker { get; set; } = ActorRefs.Nobody;

    /// <summary>Listeners and connections, those on their way included.</summary>
    public int Count => driver.Count + Volatile.Read(ref _arriving);

    public void Expect() => Interlocked.Increment(ref _arriving);

    public void NoteArrival() => Interlocked.Decrement(ref _arriving);
}
