using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Decides on which thread an actor runs: it executes a mailbox each time this turns from idle to scheduled.</summary>
public abstract class MessageDispatcher
{
    /// <summary>Messages an actor handles in one turn before others get theirs.</summary>
    public const int DefaultThroughput = 30;

    private long _inhabitants;

    protected MessageDispatcher(MessageDispatcherConfigurator configurator)
    {
        Configurator = configurator;
        Throughput = DefaultThroughput;
    }

    public MessageDispatcherConfigurator Configurator { get; }

    public Mailboxes Mailboxes => Configurator.Prerequisites.Mailboxes;

    public EventStream EventStream => Configurator.Prerequisites.EventStream;

    public string Id { get; protected set; } = "";

    public int Throughput { get; protected set; }

    /// <summary>The longest turn in ticks of 100 ns after which an actor gives way, or null for no limit.</summary>
    public long? ThroughputDeadlineTime { get; protected set; }

    public TimeSpan ShutdownTimeout { get; protected set; } = TimeSpan.FromSeconds(1);

    /// <summary>The number of actors that live on this dispatcher.</summary>
    protected long Inhabitants => Volatile.Read(ref _inhabitants);

    public void Schedule(Action run) => ExecuteTask(new ActionRunnable(run));

    public void Schedule(IRunnable run) => ExecuteTask(run);

    internal void AddInhabitant() => Interlocked.Increment(ref _inhabitants);

    internal void RemoveInhabitant()
    {
        if (Interlocked.Decrement(ref _inhabitants) == 0)
        {
            OnDeserted();
        }
    }

    /// <summary>The system has ended: threads of the dispatcher's own must end.</summary>
    internal void ShutdownNow() => Shutdown();

    protected internal abstract void ExecuteTask(IRunnable run);

    protected abstract void Shutdown();

    /// <summary>The last actor has left; a dispatcher made for one actor ends its thread here.</summary>
    private protected virtual void OnDeserted()
    {
    }
}

/// <summary>Makes the dispatcher of one HOCON section.</summary>
public abstract class MessageDispatcherConfigurator
{
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    public Config Config { get; }

    public IDispatcherPrerequisites Prerequisites { get; }

    public abstract MessageDispatcher Dispatcher();
}
