using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;

namespace Akka.Tests.Dispatch;

/// <summary>Stands in for a cell: it notes what the mailbox hands it, and that no two threads are in it at once.</summary>
internal sealed class RecordingInvoker : IMessageInvoker
{
    private int _inside;

    public List<object> Invoked { get; } = [];

    public List<object> Discarded { get; } = [];

    public List<SystemMessage> System { get; } = [];

    public List<SystemMessage> SystemDiscarded { get; } = [];

    public Action<object>? OnInvoke { get; set; }

    public Action<SystemMessage>? OnSystem { get; set; }

    public int Overlaps { get; private set; }

    public IActorRef Self => ActorRefs.Nobody;

    public Type ActorType => typeof(ActorBase);

    public ActorCell? Enter()
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            Overlaps++;
        }

        return null;
    }

    public void Leave(ActorCell? outer) => Interlocked.Decrement(ref _inside);

    public void Invoke(in Envelope envelope)
    {
        Invoked.Add(envelope.Message);
        OnInvoke?.Invoke(envelope.Message);
    }

    public void InvokeSystem(SystemMessage message)
    {
        System.Add(message);
        OnSystem?.Invoke(message);
    }

    public void Discard(in Envelope envelope) => Discarded.Add(envelope.Message);

    public void DiscardSystem(SystemMessage message) => SystemDiscarded.Add(message);
}

/// <summary>Runs what it was given only when told to, in order.</summary>
internal sealed class ManualDispatcher : MessageDispatcher
{
    private readonly Queue<IRunnable> _work = new();
    private volatile bool _pooled;

    internal ManualDispatcher(int throughput = DefaultThroughput)
        : base(null!) => Throughput = throughput;

    internal int Pending => _work.Count;

    internal bool RunOne()
    {
        if (!_work.TryDequeue(out var run))
        {
            return false;
        }

        run.Run();
        return true;
    }

    internal void RunAll()
    {
        while (RunOne())
        {
        }
    }

    /// <summary>From now on what comes runs on the thread pool, so that the actors on it can end with their system.</summary>
    internal void Pool() => _pooled = true;

    protected internal override void ExecuteTask(IRunnable run)
    {
        if (_pooled)
        {
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        }
        else
        {
            _work.Enqueue(run);
        }
    }

    protected override void Shutdown() => _work.Clear();
}

/// <summary>Runs on the thread pool, as the default dispatcher does.</summary>
internal sealed class PoolDispatcher : MessageDispatcher
{
    internal PoolDispatcher(int throughput)
        : base(null!) => Throughput = throughput;

    protected internal override void ExecuteTask(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    protected override void Shutdown()
    {
    }
}
