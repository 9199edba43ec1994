using Akka.TestKit.Waiting;

namespace Akka.TestKit;

/// <summary>A place where threads wait until a number of them have come.</summary>
public class TestBarrier
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private Barrier _barrier;

    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    public void Await() => Await(_defaultTimeout);

    /// <exception cref="TimeoutException">The others have not come in time; the dilated time is what counts.</exception>
    public void Await(TimeSpan timeout)
    {
        var limit = _testKit.Dilated(timeout);
        var barrier = Volatile.Read(ref _barrier);
        if (!barrier.SignalAndWait(limit))
        {
            throw new TimeoutException(
                $"Only {_count - barrier.ParticipantsRemaining + 1} of {_count} have come to the barrier within {TimeText.Of(limit)}.");
        }
    }

    /// <summary>Those who come from here on wait for a full number again.</summary>
    public void Reset() => Volatile.Write(ref _barrier, new Barrier(_count));
}
