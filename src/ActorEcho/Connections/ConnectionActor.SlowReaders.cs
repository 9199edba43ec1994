using ActorEcho.Connections;
using Akka.Actor;

namespace ActorEcho;

/// <summary>How a peer that does not take what waits for it is ended, whatever the connection is doing at the time.</summary>
public abstract partial class ConnectionActor
{
    private DrainRate? _drainRate;
    private ICancelable? _drainLook;

    /// <summary>
    /// Something was sent. One timer runs while something is pending, and is not touched by what is written and acknowledged meanwhile.
    /// </summary>
    private void WatchDrain()
    {
        if (_drainLook is null && _settings.WriteBuffer.MinDrainRate is { } rate)
        {
            _drainRate ??= new DrainRate(_ledger!, _settings.WriteBuffer, rate);
            LookAtDrainLater();
        }
    }

    private void OnDrainLook()
    {
        _drainLook = null;
        if (_ledger!.Pending == 0)
        {
            _drainRate = null; // It is not behind, and an idle connection needs no account.
            return;
        }

        if (_drainRate!.IsTooLow())
        {
            End(CloseReason.SlowReader, $"reset, with {_ledger.Pending} bytes pending");
            return;
        }

        if (_drainRate.NeedsProbe)
        {
            _socket!.Tell(_ledger.Probe(), Self);
        }

        LookAtDrainLater();
    }

    private void LookAtDrainLater() => _drainLook = Context.System.Scheduler.ScheduleTellOnceCancelable(_drainRate!.NextWait(), Self, DrainLook.Instance, Self);
}
