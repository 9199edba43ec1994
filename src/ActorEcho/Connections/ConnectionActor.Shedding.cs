using ActorEcho.Shedding;
using Akka.IO;

namespace ActorEcho;

/// <summary>What a connection does for a server that holds too much.</summary>
public abstract partial class ConnectionActor
{
    private bool _isPaused;

    private void OnWeigh(Weigh weigh)
    {
        _ledger!.Report();
        if (_ledger.Pending == 0)
        {
            return;
        }

        // What no acknowledgement was asked for may be gone long since, as a healthy client's is. The next round knows.
        var isKnown = !_ledger.IsLevel;
        if (isKnown && _ledger.Pending > weigh.Share && !_isPaused)
        {
            _isPaused = true;
            _readAsked = false;
            _socket!.Tell(Tcp.SuspendReading.Instance, Self);
        }

        if (isKnown)
        {
            weigh.Overload.Tell(new Holding(_ledger.Pending, _ledger.Acknowledged), Self);
        }

        _socket!.Tell(_ledger.Probe(), Self);
    }

    private void OnReadAgain()
    {
        _isPaused = false;
        ReadOn();
    }

    private void OnShed() => End(CloseReason.OverloadShed, $"reset, with {_ledger!.Pending} bytes pending");
}
