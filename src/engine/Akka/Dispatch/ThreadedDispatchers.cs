using System.Collections.Concurrent;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Runs one actor on a thread of its own, from its first message to its end.</summary>
public sealed class PinnedDispatcher : Dispatcher
{
    private readonly WorkerThreads _worker;

    internal PinnedDispatcher(MessageDispatcherConfigurator configurator, Config config)
        : base(configurator, config) => _worker = new WorkerThreads(Id, 1, ShutdownTimeout);

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

/// <summary>Background threads that take work in order; none runs while there is none.</summary>
internal sealed class WorkerThreads(string name, int most, TimeSpan keepAlive)
{
    private readonly ConcurrentQueue<IRunnable> _work = new();
    private readonly SemaphoreSlim _available = new(0);
    private readonly Lock _lock = new();
    private int _threads;
    private int _idle;
    private bool _stopped;

    internal void Execute(IRunnable run)
    {
        _work.Enqueue(run);
        lock (_lock)
        {
            if (_stopped)
            {
                // The dispatcher has ended; what still comes is somebody's farewell, and any thread may say it.
                if (_work.TryDequeue(out var late))
                {
                    ThreadPool.UnsafeQueueUserWorkItem(late, preferLocal: false);
                }

                return;
            }

            if (_idle < _work.Count && _threads < most)
            {
                _threads++;
                new Thread(Work) { IsBackground = true, Name = name }.UnsafeStart();
            }
        }

        _available.Release();
    }

    internal void Stop()
    {
        lock (_lock)
        {
            _stopped = true;
            _available.Release(_threads);
        }
    }

    private void Work()
    {
        while (true)
        {
            Interlocked.Increment(ref _idle);
            var signalled = _available.Wait(keepAlive);
            Interlocked.Decrement(ref _idle);
            while (_work.TryDequeue(out var run))
            {
                run.Run();
            }

            lock (_lock)
            {
                if ((_stopped || !signalled) && _work.IsEmpty)
                {
                    _threads--;
                    return;
                }
            }
        }
    }
}
