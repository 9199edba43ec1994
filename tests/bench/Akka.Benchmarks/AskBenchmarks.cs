using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Akka.Benchmarks;

/// <summary>One ask that is answered at once, from outside of any actor.</summary>
public class AskBenchmarks
{
    private ActorSystem _system = null!;
    private IActorRef _echo = null!;

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("ask");
        _echo = _system.ActorOf(Props.Create(() => new Echo()));
    }

    [GlobalCleanup]
    public Task Stop() => _system.Terminate();

    [Benchmark]
    public async Task<object> Ask() => await _echo.Ask<object>(this);

    [Benchmark]
    public async Task<object> AskWithTimeout() => await _echo.Ask<object>(this, TimeSpan.FromSeconds(10));

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
