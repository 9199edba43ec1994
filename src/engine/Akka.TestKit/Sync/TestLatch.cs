using Akka.TestKit.Waiting;

namespace Akka.TestKit;

/// <summary>Opens when it has been counted down; a test waits for it with a limit of time.</summary>
public class TestLatch
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _latch;
    private readonly Func<TimeSpan, TimeSpan> _dilate;
    private readonly TimeSpan _defaultTimeout;

    public TestLatch()
        : this(1)
    {
    }

    public TestLatch(int count)
        : this(count, DefaultTimeout)
    {
    }

    public TestLatch(int count, TimeSpan defaultTimeout)
        : this(static time => time, defaultTimeout, count)
    {
    }

    /// <param name="dilate">Applied to every time that is waited for.</param>
    protected TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _dilate = dilate;
        _defaultTimeout = defaultTimeout;
        _latch = new CountdownEvent(count);
    }

    public bool IsOpen => _latch.IsSet;

    /// <summary>Once it is open, counting down does nothing more.</summary>
    public void CountDown()
    {
        try
        {
            _latch.Signal();
        }
        catch (InvalidOperationException) when (_latch.IsSet)
        {
            // Open already, maybe by another thread since a moment.
        }
    }

    public void Open()
    {
        while (!IsOpen)
        {
            CountDown();
        }
    }

    /// <summary>Closes it with the count it was made with.</summary>
    public void Reset() => _latch.Reset();

    /// <summary>Waits for the time it was made with.</summary>
    /// <exception cref="TimeoutException">It has not opened.</exception>
    public void Ready() => Ready(_defaultTimeout);

    /// <exception cref="ArgumentException"><paramref name="timeout"/> has no end.</exception>
    /// <exception cref="TimeoutException">It has not opened.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero || timeout == TimeSpan.MaxValue)
        {
            throw new ArgumentException($"A latch waits for a limited time; {timeout} has no end.", nameof(timeout));
        }

        var limit = _dilate(timeout);
        if (!_latch.Wait(limit))
        {
            throw new TimeoutException($"The latch has not opened within {TimeText.Of(limit)}: {_latch.CurrentCount} of {_latch.InitialCount} counts are left.");
        }
    }
}
