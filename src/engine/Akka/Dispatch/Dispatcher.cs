using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Runs actors on the process's thread pool.</summary>
public class Dispatcher : MessageDispatcher
{
    internal Dispatcher(MessageDispatcherConfigurator configurator, Config config)
        : base(configurator)
    {
        Id = config.GetString("id", Dispatchers.DefaultDispatcherId);
        Throughput = config.GetInt("throughput", DefaultThroughput);
        if (Throughput < 1)
        {
            throw new ConfigurationException($"{Id}.throughput is {Throughput}; expected 1 message or more.");
        }

        var deadline = config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero);
        ThroughputDeadlineTime = deadline > TimeSpan.Zero ? deadline.Ticks : null;
        ShutdownTimeout = config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1));
    }

    protected internal override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    protected override void Shutdown()
    {
    }
}

/// <summary>Makes one dispatcher for all who ask for an id, or one each.</summary>
internal sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Func<MessageDispatcherConfigurator, Config, MessageDispatcher> _make;
    private readonly Lazy<MessageDispatcher>? _shared;

    internal DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : this(config, prerequisites, static (configurator, section) => new Dispatcher(configurator, section))
    {
    }

    internal DispatcherConfigurator(
        Config config,
        IDispatcherPrerequisites prerequisites,
        Func<MessageDispatcherConfigurator, Config, MessageDispatcher> make,
        bool shared = true)
        : base(config, prerequisites)
    {
        _make = make;
        _shared = shared ? new Lazy<MessageDispatcher>(() => make(this, config)) : null;
    }

    public override MessageDispatcher Dispatcher() => _shared?.Value ?? _make(this, Config);

    /// <remarks>A dispatcher of one actor ends with this actor.</remarks>
    internal void Shutdown()
    {
        if (_shared is { IsValueCreated: true })
        {
            _shared.Value.ShutdownNow();
        }
    }
}
