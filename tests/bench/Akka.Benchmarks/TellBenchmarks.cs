using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch;
using Akka.IO;
using BenchmarkDotNet.Attributes;

namespace Akka.Benchmarks;

/// <summary>One tell: two actors play ball, so each is woken for one message. Beside it, what a queue of the library's costs when nobody else uses it.</summary>
public class TellBenchmarks
{
    private const int Tells = 1_000_000;

    private readonly ConcurrentQueue<object> _queue = new();
    private ActorSystem _system = null!;
    private IActorRef _onPool = null!;
    private IActorRef _onLoop = null!;

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("tell");
        _onPool = Pair(null);
        _onLoop = Pair(Tcp.Instance.Apply(_system).Homes.All[0].Dispatcher);
    }

    [GlobalCleanup]
    public Task Stop() => _system.Terminate();

    [Benchmark(Baseline = true, OperationsPerInvoke = Tells)]
    public void ConcurrentQueuePair()
    {
        for (var i = 0; i < Tells; i++)
        {
            _queue.Enqueue(_queue);
            _queue.TryDequeue(out _);
        }
    }

    [Benchmark(OperationsPerInvoke = Tells)]
    public Task OnThePool() => Play(_onPool);

    [Benchmark(OperationsPerInvoke = Tells)]
    public Task OnOneLoop() => Play(_onLoop);

    private static Task Play(IActorRef first)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Tell(new Ball(Tells, done));
        return done.Task;
    }

    private IActorRef Pair(MessageDispatcher? dispatcher)
    {
        var props = Props.Create(() => new Player());
        props = dispatcher is null ? props : props.WithDispatcherInstance(dispatcher);
        var (one, other) = (_system.ActorOf(props), _system.ActorOf(props));
        one.Tell(other);
        other.Tell(one);
        return one;
    }

    private sealed class Ball(int left, TaskCompletionSource done)
    {
        public int Left { get; set; } = left;

        public TaskCompletionSource Done => done;
    }

    private sealed class Player : UntypedActor
    {
        private IActorRef _partner = ActorRefs.Nobody;

        protected override void OnReceive(object message)
        {
            if (message is IActorRef partner)
            {
                _partner = partner;
            }
            else if (message is Ball ball)
            {
                if (--ball.Left == 0)
                {
                    ball.Done.SetResult();
                }
                else
                {
                    _partner.Tell(ball, Self);
                }
            }
        }
    }
}
