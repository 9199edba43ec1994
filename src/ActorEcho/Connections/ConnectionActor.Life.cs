using ActorEcho.Connections;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho;

/// <summary>How the edge begins and ends, whatever the service does.</summary>
public abstract partial class ConnectionActor
{
    private ConnectionSettings _settings = ConnectionSettings.Default;
    private WriteLedger? _ledger;
    private Receive _edge;
    private IActorRef? _socket;
    private ICancelable? _timer;
    private Exception? _failure;
    private Accepted? _accepted;
    private CloseReason? _reason;
    private string? _cause;
    private long _drainPoint;
    private bool _drained;
    private bool _atEdge;
    private bool _drainAsked;
    private bool _canSend;
    private bool _full;
    private bool _readAsked;
    private bool _peerEnded;
    private bool _wireEnded;
    private bool _closing;
    private bool _socketEnded;
    private bool _over;

    /// <summary>Makes the actor. It waits for <see cref="Tcp.Connected"/>, the sender of which is its connection.</summary>
    protected ConnectionActor() => _edge = WaitingForConnection;

    /// <summary>Gives the edge its messages, and everything else to <see cref="Receive"/> or what it has become.</summary>
    /// <inheritdoc/>
    protected sealed override bool AroundReceive(Receive receive, object message)
    {
        try
        {
            return _edge(message) || base.AroundReceive(receive, message);
        }
        catch (Exception failure)
        {
            _failure = failure;
            throw;
        }
    }

    /// <summary>Resets a connection that was not closed, logs its end and cancels <see cref="Ended"/>.</summary>
    /// <inheritdoc/>
    public sealed override void AroundPostStop()
    {
        try
        {
            EndConnection();
        }
        finally
        {
            base.AroundPostStop();
        }
    }

    /// <summary>Ends the connection, as a stop would.</summary>
    /// <inheritdoc/>
    public sealed override void AroundPreRestart(Exception cause, object? message)
    {
        try
        {
            EndConnection();
        }
        finally
        {
            base.AroundPreRestart(cause, message!);
        }
    }

    /// <summary>Stops: a supervisor that restarts connections gets an actor that has none.</summary>
    /// <inheritdoc/>
    public sealed override void AroundPostRestart(Exception cause, object? message) => Context.Stop(Self);

    internal void CloseFor(CloseReason reason)
    {
        _reason = reason;
        Close();
    }

    internal void AbortFor(CloseReason reason, string cause) => End(reason, cause);

    internal void Attach(ConnectionSettings settings) => _settings = settings;

    private void EndConnection()
    {
        _timer?.Cancel();
        _look?.Cancel();
        _drainLook?.Cancel();
        _ledger?.Release();
        _tls?.Dispose();
        LeaveEdge();
        if (_socket is not null)
        {
            if (!_socketEnded)
            {
                _socket.Tell(Tcp.Abort.Instance, Self);
            }

            var reason = _reason ?? (_failure is null ? CloseReason.Other : CloseReason.HandlerFailed);
            if (_ledger is not null && !_over)
            {
                NoteOver(_ledger, reason);
            }

            LogEnd(reason);
        }

        _over = true;
        _ended?.Cancel();
    }

    private void LogEnd(CloseReason reason)
    {
        var log = _settings.Log ?? Context.GetLogger();
        if (_failure is not null)
        {
            log.Write(
                LogLevel.ErrorLevel, _failure, "connection {connection} of {listener} from {peer} was reset: {reason}", Self.Path.Name, _settings.Listener, From, reason);
        }
        else if (reason == CloseReason.AppShutdownTimeout)
        {
            log.Write(
                LogLevel.WarningLevel, null, "connection {connection} of {listener} from {peer} was reset: {reason}, {pending} bytes pending",
                Self.Path.Name, _settings.Listener, From, reason, _ledger?.Pending ?? 0);
        }
        else if (!string.IsNullOrEmpty(_cause))
        {
            log.Write(
                LogLevel.DebugLevel, null, "connection {connection} of {listener} from {peer} ended: {reason} ({cause})",
                Self.Path.Name, _settings.Listener, From, reason, _cause);
        }
        else if (log.IsEnabled(LogLevel.DebugLevel))
        {
            log.Write(
                LogLevel.DebugLevel, null, "connection {connection} of {listener} from {peer} ended: {reason}", Self.Path.Name, _settings.Listener, From, reason);
        }
    }
}
