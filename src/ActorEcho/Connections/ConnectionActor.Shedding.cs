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

        if (_ledger.Pending > weigh.Share && !_isPaused)
        {
            _isPaused = true;
            _readAsked = false;
            _socket!.Tell(Tcp.SuspendReading.Instance, Self);
        }

        weigh.Overload.Tell(new Holding(_ledger.Pending, _ledger.Acknowledged), Self);

        // Some of it may be gone without a sign; the next round knows.
        _socket!.Tell(_ledger.Probe(), Self);
    }

    private void OnReadAgain()
    {
        _isPaused = false;
        ReadOn();
    }

    private void OnShed() => End(CloseReason.OverloadShed, $"reset, with {_ledger!.Pending} bytes pending");
}
