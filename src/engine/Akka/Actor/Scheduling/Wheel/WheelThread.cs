namespace Akka.Actor;

/// <summary>
/// Makes the turns of a wheel on a thread of its own, which starts with the first entry and sleeps until the next bucket that holds
/// something. Pushing never waits for the thread to wake, nor for anything of the thread pool.
/// </summary>
internal sealed class WheelThread(WheelTurns turns, TimeSpan shutdownTimeout) : IDisposable
{
    // How many entries may gather unseen (they could all be cancelled ones) before the thread is woken to look at them.
    private const int WakeDepth = 4096;

    private const int NotStarted = 0;
    private const int Running = 1;
    private const int Stopped = 2;

    // While the thread is awake it needs no wake-up; no deadline lies before this.
    private const long Awake = long.MinValue;

    // Not disposed: a push that races with the shutdown may still set it.
    private readonly AutoResetEvent _wakeUp = new(false);
    private long _sleepsUntil = Awake;
    private int _state;
    private Thread? _thread;

    public bool IsStopped => Volatile.Read(ref _state) == Stopped;

    /// <returns>False when it has been disposed: the entry will never run.</returns>
    public bool Push(WheelEntry entry, TimeSpan delay)
    {
        if (IsStopped)
        {
            return false;
        }

        var depth = turns.Push(entry, delay);
        if (Volatile.Read(ref _state) == NotStarted)
        {
            Start();
        }
        else if (entry.Deadline < Volatile.Read(ref _sleepsUntil) || depth % WakeDepth == 0)
        {
            _wakeUp.Set();
        }

        return true;
    }

    /// <summary>Pending entries will not run. Waits up to the shutdown timeout for one that is running, unless called from it.</summary>
    /// <returns>False when that one still runs.</returns>
    public bool Stop()
    {
        turns.Stop();
        if (Interlocked.Exchange(ref _state, Stopped) != Running)
        {
            return true;
        }

        _wakeUp.Set();
        return Volatile.Read(ref _thread) is not { } thread || thread == Thread.CurrentThread || thread.Join(shutdownTimeout);
    }

    public void Dispose() => Stop();

    private void Start()
    {
        if (Interlocked.CompareExchange(ref _state, Running, NotStarted) != NotStarted)
        {
            return;
        }

        var thread = new Thread(Loop) { IsBackground = true, Name = "akka-scheduler" };
        thread.UnsafeStart();
        Volatile.Write(ref _thread, thread);
    }

    private void Loop()
    {
        while (!IsStopped)
        {
            var wake = turns.Turn();

            // Announce, then look again: a pusher pushes, then reads the announcement. Both are full fences, so one sees the other.
            Interlocked.Exchange(ref _sleepsUntil, wake);
            if (!turns.HasInserted && !IsStopped)
            {
                Sleep(wake);
            }

            Interlocked.Exchange(ref _sleepsUntil, Awake);
        }
    }

    private void Sleep(long wake)
    {
        var remaining = wake - turns.Now;
        if (remaining > 0)
        {
            var milliseconds = (remaining - 1) / TimeSpan.TicksPerMillisecond + 1;
            _wakeUp.WaitOne((int)Math.Min(milliseconds, int.MaxValue));
        }
    }
}
