using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Runs one actor on a thread of its own: the same one from its first message to its end, as libraries bound to a thread need.</summary>
public sealed class PinnedDispatcher : Dispatcher
{
    private readonly WorkerThreads _worker;

    internal PinnedDispatcher(MessageDispatcherConfigurator configurator, Config config)
        : base(configurator, config) => _worker = new WorkerThreads(Id, 1, Timeout.InfiniteTimeSpan);

    protected internal override void ExecuteTask(IRunnable run) => _worker.Execute(run);

    protected override void Shutdown() => _worker.Stop();

    private protected override void OnDeserted() => _worker.Stop();
}

/// <summary>
/// Runs actors that block on threads of its own, so that the thread pool stays free: up to <c>threads</c> of them, started when
/// there is work for one more and ended after <c>shutdown-timeout</c> without any.
/// </summary>
internal sealed class BlockingDispatcher : Dispatcher
{
    private readonly WorkerThreads _workers;

    internal BlockingDispatcher(MessageDispatcherConfigurator configurator, Config config)
        : base(configurator, config)
    {
        var threads = config.GetInt("threads", 16);
        if (threads < 1)
        {
            throw new ConfigurationException($"{Id}.threads is {threads}; expected 1 thread or more.");
        }

        _workers = new WorkerThreads(Id, threads, ShutdownTimeout);
    }

    protected internal override void ExecuteTask(IRunnable run) => _workers.Execute(run);

    protected override void Shutdown() => _workers.Stop();
}

/// <summary>Background threads that take work in order. One starts when there is more work than threads that wait for some.</summary>
internal sealed class WorkerThreads(string name, int most, TimeSpan keepAlive)
{
    private readonly object _gate = new(); // A Lock has no Wait.
    private readonly Queue<IRunnable> _work = new();
    private int _threads;
    private int _waiting;
    private bool _stopped;

    internal void Execute(IRunnable run)
    {
        if (!TryHandOver(run))
        {
            // The dispatcher has ended; what still comes is somebody's farewell, and any thread may say it.
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        }
    }

    internal void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool TryHandOver(IRunnable run)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return false;
            }

            _work.Enqueue(run);
            if (_work.Count <= _waiting)
            {
                Monitor.Pulse(_gate);
            }
            else if (_threads < most)
            {
                _threads++;
                new Thread(Work) { IsBackground = true, Name = name }.UnsafeStart();
            }

            return true;
        }
    }

    private void Work()
    {
        while (Next() is { } run)
        {
            run.Run();
        }
    }

    /// <returns>Null if the thread is to end.</returns>
    private IRunnable? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_work.TryDequeue(out var run))
                {
                    return run;
                }

                var woken = false;
                if (!_stopped)
                {
                    _waiting++;
                    woken = Monitor.Wait(_gate, keepAlive);
                    _waiting--;
                }

                if (!woken && _work.Count == 0)
                {
                    _threads--;
                    return null;
                }
            }
        }
    }
}
