using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;

namespace Akka.IO.Connections;

/// <summary>How long a listener waits after an error that the next accept would meet again: 10 ms, doubled up to 1 s.</summary>
internal sealed class AcceptBackOff(ILoggingAdapter log, EndPoint address)
{
    internal static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>So many failures of single connections in a row are no longer theirs.</summary>
    private const int MostFailuresInARow = 64;

    private TimeSpan _pause = Shortest;
    private ICancelable? _timer;
    private int _failures;

    /// <summary>True while nothing is to be accepted.</summary>
    public bool IsOn { get; private set; }

    public bool IsRepeating => _failures >= MostFailuresInARow;

    public void CountFailure() => _failures++;

    public void Begin(SocketError error, IScheduler scheduler, IActorRef listener)
    {
        if (_pause == Shortest || _pause == Longest)
        {
            // Once when it begins, and then at most once a second.
            log.Warning("{0}: accepting failed ({1}); trying again in {2} ms.", address, error, _pause.TotalMilliseconds);
        }

        IsOn = true;
        _timer = scheduler.ScheduleTellOnceCancelable(_pause, listener, Over.Instance, ActorRefs.NoSender);
        _pause = _pause * 2 < Longest ? _pause * 2 : Longest;
    }

    public void End()
    {
        Cancel();
        IsOn = false;
        _failures = 0;
    }

    /// <summary>A connection was accepted: what was wrong is over.</summary>
    public void Reset()
    {
        _pause = Shortest;
        _failures = 0;
    }

    public void Cancel() => _timer?.Cancel();

    internal sealed class Over
    {
        public static readonly Over Instance = new();
    }
}
