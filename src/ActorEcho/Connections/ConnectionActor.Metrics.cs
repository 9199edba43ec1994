using System.Diagnostics;
using ActorEcho.Connections;
using ActorEcho.Metrics;

namespace ActorEcho;

/// <summary>What a connection tells whoever watches the meters.</summary>
public abstract partial class ConnectionActor
{
    private TimeSpan _began;
    private bool _isSuspended;

    private void NoteBegin(WriteLedger ledger)
    {
        _began = Context.System.Scheduler.MonotonicClock;
        _settings.Open?.Add(ledger);
        ServerMeters.Accepted.Add(1, new KeyValuePair<string, object?>(ServerMeters.Listener, _settings.Listener));
    }

    private void NoteOver(WriteLedger ledger, CloseReason reason)
    {
        _settings.Open?.Remove(ledger);
        if (ServerMeters.ConnectionDuration.Enabled)
        {
            ServerMeters.ConnectionDuration.Record(
                (Context.System.Scheduler.MonotonicClock - _began).TotalSeconds,
                new(ServerMeters.Listener, _settings.Listener), new(ServerMeters.CloseReason, reason.Name));
        }
    }

    private void NoteTaken(WriteLedger.Written written)
    {
        if (written.SentAt != 0)
        {
            ServerMeters.EchoDuration.Record(
                Stopwatch.GetElapsedTime(written.SentAt).TotalSeconds, new KeyValuePair<string, object?>(ServerMeters.Listener, _settings.Listener));
        }
    }

    private void NoteReading(bool goesOn)
    {
        if (!goesOn && !_isSuspended)
        {
            ServerMeters.ReadSuspensions.Add(1, new KeyValuePair<string, object?>(ServerMeters.Listener, _settings.Listener));
        }

        _isSuspended = !goesOn;
    }
}
