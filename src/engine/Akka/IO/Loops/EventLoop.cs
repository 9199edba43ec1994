using System.Collections.Concurrent;
using Akka.Dispatch;
using Akka.Util;

namespace Akka.IO.Loops;

/// <summary>
/// One thread that polls for I/O, receives for all ready connections, and then runs actors, turn by turn. What runs on it
/// needs no locks among itself.
/// </summary>
/// <remarks>
/// Work from the loop's own thread goes to a plain queue; from others to an inbox, with one wake-up for each sleep: the loop
/// raises <c>_sleeping</c>, looks at the inbox again and only then sleeps, and a poster adds its work before it looks at
/// <c>_sleeping</c>. A full fence stands between on both sides, so one of the two sees the other.
/// </remarks>
internal sealed class EventLoop
{
    /// <summary>
    /// Runs of actors between two polls. Enough that a thousand connections which all got data are served in one turn (two
    /// actors each), and few enough that actors which talk to themselves cannot keep the sockets waiting.
    /// </summary>
    internal const int RunBudget = 2048;

    [ThreadStatic]
    private static EventLoop? _current;

    private readonly IPoller _poller;
    private readonly Action<Exception> _report;
    private readonly ConcurrentQueue<IRunnable> _inbox = new();
    private readonly RunQueue _queue = new();
    private Thread? _thread;
    private LoopClock? _clock;
    private IRunnable? _running;
    private long _runs;
    private int _sleeping;
    private volatile bool _stopping;
    private volatile bool _stopped;

    public EventLoop(IPoller poller, Action<Exception> report)
    {
        _poller = poller;
        _report = report;
    }

    /// <summary>The loop whose thread this is, if any.</summary>
    public static EventLoop? Current => _current;

    /// <summary>What is being run, if anything. With <see cref="Runs"/> it tells those who look from outside whether the loop gets on.</summary>
    public IRunnable? Running => Volatile.Read(ref _running);

    /// <summary>Runs begun so far.</summary>
    public long Runs => Volatile.Read(ref _runs);

    public bool HasStopped => _stopped;

    /// <summary>What its thread has cost so far; null before it runs, and where the system does not tell.</summary>
    public LoopLoad? ReadLoad() => Volatile.Read(ref _clock)?.Read();

    /// <summary>Has <paramref name="run"/> run on the loop's thread, or on the thread pool once the loop has ended. Callable from any thread.</summary>
    public void Execute(IRunnable run)
    {
        if (ReferenceEquals(_current, this))
        {
            _queue.Enqueue(run);
            return;
        }

        _inbox.Enqueue(run);
        Interlocked.MemoryBarrier();
        if (_stopped)
        {
            HandOver();
        }
        else
        {
            WakeIfSleeping();
        }
    }

    public Thread Start(string name)
    {
        _thread = new Thread(RunUntilStopped) { IsBackground = true, Name = name };
        _thread.Start();
        return _thread;
    }

    /// <summary>Ends the loop after its present turn and closes what its poller still holds. Does not wait.</summary>
    public void Stop()
    {
        _stopping = true;
        Interlocked.MemoryBarrier();
        if (_thread is null)
        {
            _poller.Dispose();
        }
        else
        {
            WakeIfSleeping();
        }
    }

    /// <summary>One turn: poll, receive, run. Sleeps only if <paramref name="mayBlock"/> and there is nothing to run.</summary>
    internal void Turn(bool mayBlock)
    {
        if (mayBlock && _queue.Count == 0 && !_poller.HasReady)
        {
            Sleep();
        }
        else
        {
            _poller.Wait(block: false);
        }

        while (_poller.Dispatch())
        {
            RunActors();
        }

        while (_inbox.TryDequeue(out var run))
        {
            _queue.Enqueue(run);
        }

        RunActors();
    }

    /// <summary>Makes the calling thread the loop's until the returned scope ends; for tests that turn a loop by hand.</summary>
    internal Scope Enter()
    {
        var outer = _current;
        _current = this;
        return new Scope(outer);
    }

    private void RunUntilStopped()
    {
        _current = this;
        var clock = LoopClock.OfThisThread();
        Volatile.Write(ref _clock, clock);
        while (!_stopping)
        {
            Turn(mayBlock: true);
        }

        _poller.Dispose();
        clock?.Dispose();
        _current = null;
        _stopped = true;
        Interlocked.MemoryBarrier();
        HandOver();
        while (_queue.TryDequeue(out var run))
        {
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        }
    }

    private void Sleep()
    {
        Interlocked.Exchange(ref _sleeping, 1);
        _poller.Wait(block: _inbox.IsEmpty && !_stopping);
        Volatile.Write(ref _sleeping, 0);
    }

    private void RunActors()
    {
        var budget = RunBudget;
        while (budget > 0 && _queue.Count > 0)
        {
            RunActors(ref budget);
        }

        _poller.EndRound();
    }

    private void RunActors(ref int budget)
    {
        try
        {
            while (budget > 0 && _queue.TryDequeue(out var run))
            {
                budget--;
                (_queue.Peek(0) as Mailbox)?.PrefetchActor();
                (_queue.Peek(1) as Mailbox)?.PrefetchCell();
                if (_queue.Peek(3) is { } later)
                {
                    Prefetch.Object(later, lines: 2);
                }

                _runs++;
                _running = run;
                run.Run();
            }

            _running = null;
        }
        catch (Exception e)
        {
            // A mailbox handles its actor's failures itself; what comes here is a fault of the engine, and must not end the loop.
            _report(e);
        }
    }

    private void WakeIfSleeping()
    {
        if (Volatile.Read(ref _sleeping) == 1 && Interlocked.Exchange(ref _sleeping, 0) == 1)
        {
            _poller.Wake();
        }
    }

    private void HandOver()
    {
        while (_inbox.TryDequeue(out var run))
        {
            ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);
        }
    }

    internal readonly struct Scope(EventLoop? outer) : IDisposable
    {
        public void Dispose() => _current = outer;
    }
}
