using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Akka.Benchmarks;

/// <summary>One actor made, told something, and ended by itself; ten thousand at a time.</summary>
public class SpawnBenchmarks
{
    private const int Actors = 10_000;

    private ActorSystem _system = null!;
    private IActorRef _parent = null!;

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("spawn");
        _parent = _system.ActorOf(Props.Create(() => new Parent()));
    }

    [GlobalCleanup]
    public Task Stop() => _system.Terminate();

    [Benchmark(OperationsPerInvoke = Actors)]
    public async Task SpawnAndStop() => await _parent.Ask<int>(Actors);

    private sealed class Parent : UntypedActor
    {
        private static readonly Props Child = Props.CreateBy(new Producer());

        private IActorRef _asker = ActorRefs.Nobody;
        private int _left;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case int count:
                    (_asker, _left) = (Sender, count);
                    for (var i = 0; i < count; i++)
                    {
                        Context.Watch(Context.ActorOf(Child)).Tell(message);
                    }

                    break;
                case Terminated when --_left == 0:
                    _asker.Tell(0);
                    break;
                default:
                    break;
            }
        }
    }

    private sealed class Mayfly : UntypedActor
    {
        protected override void OnReceive(object message) => Context.Stop(Self);
    }

    private sealed class Producer : IIndirectActorProducer
    {
        public Type ActorType => typeof(Mayfly);

        public ActorBase Produce() => new Mayfly();

        public void Release(ActorBase actor)
        {
        }
    }
}
