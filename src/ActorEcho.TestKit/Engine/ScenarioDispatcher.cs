using Akka.Configuration;
using Akka.Dispatch;

namespace ActorEcho.TestKit.Engine;

/// <summary>Runs every actor on the thread of the scenario, one message a turn, so that the seed decides the order among actors.</summary>
internal sealed class ScenarioDispatcher : MessageDispatcher
{
    private readonly VirtualTime _time;

    public ScenarioDispatcher(MessageDispatcherConfigurator configurator)
        : base(configurator)
    {
        _time = (VirtualTime)configurator.Prerequisites.Scheduler;
        Throughput = 1;
    }

    protected override void ExecuteTask(IRunnable run) => _time.Enqueue(run);

    protected override void Shutdown()
    {
    }
}

/// <summary>Makes the dispatcher of a section that names this class.</summary>
internal sealed class ScenarioDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ScenarioDispatcher _dispatcher;

    public ScenarioDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new ScenarioDispatcher(this);

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
