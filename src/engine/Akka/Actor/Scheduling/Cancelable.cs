namespace Akka.Actor;

public class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler? _scheduler;
    private CancellationTokenSource? _source;
    private WheelEntry? _entry;
    private int _cancelled;
    private int _disposed;

    public Cancelable(IActionScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        _scheduler = scheduler;
    }

    public Cancelable(IActionScheduler scheduler, TimeSpan delay)
        : this(scheduler)
    {
        CancelAfter(delay);
    }

    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler.Advanced, delay)
    {
    }

    public Cancelable(IScheduler scheduler, int millisecondsDelay)
        : this(scheduler.Advanced, TimeSpan.FromMilliseconds(millisecondsDelay))
    {
    }

    private Cancelable(IActionScheduler? scheduler, CancellationTokenSource source)
    {
        _scheduler = scheduler;
        _source = source;
        source.Token.UnsafeRegister(static self => ((Cancelable)self!).MarkCancelled(), this);
    }

    public bool IsCancellationRequested => Volatile.Read(ref _cancelled) != 0;

    public bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    public CancellationToken Token
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsDisposed, this);
            return Source().Token;
        }
    }

    public static ICancelable CreateCanceled()
    {
        var source = new CancellationTokenSource();
        source.Cancel();
        return new Cancelable(null, source);
    }

    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler.Advanced, cancelables);

    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);

    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, cancelable => cancelable.Token));

    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        new Cancelable(scheduler, CancellationTokenSource.CreateLinkedTokenSource(cancellationTokens));

    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    public void Cancel(bool throwOnFirstException)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        MarkCancelled();
        Volatile.Read(ref _source)?.Cancel(throwOnFirstException);
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    public void CancelAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (!IsCancellationRequested)
        {
            _scheduler!.ScheduleOnce(delay, CancelUnlessDisposed, this);
        }
    }

    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets a cancellation take the timer out of its wheel at once; one timer is remembered, later ones wait for the wheel's sweep.</summary>
    internal void Attach(WheelEntry entry)
    {
        if (Interlocked.CompareExchange(ref _entry, entry, null) is null && IsCancellationRequested)
        {
            entry.Cancel();
        }
    }

    internal void Detach(WheelEntry entry) => Interlocked.CompareExchange(ref _entry, null, entry);

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Volatile.Read(ref _source)?.Dispose();
        }
    }

    private void CancelUnlessDisposed()
    {
        if (!IsDisposed)
        {
            Cancel();
        }
    }

    private void MarkCancelled()
    {
        if (Interlocked.Exchange(ref _cancelled, 1) == 0)
        {
            Interlocked.Exchange(ref _entry, null)?.Cancel();
        }
    }

    // Most cancelables never have their token asked for, so the source is made on demand. A cancellation that runs meanwhile sees
    // either the new source or is seen here: both sides write before they read.
    private CancellationTokenSource Source()
    {
        if (Volatile.Read(ref _source) is { } source)
        {
            return source;
        }

        var fresh = new CancellationTokenSource();
        if (Interlocked.CompareExchange(ref _source, fresh, null) is { } other)
        {
            fresh.Dispose();
            return other;
        }

        if (IsCancellationRequested)
        {
            fresh.Cancel();
        }

        return fresh;
    }
}
