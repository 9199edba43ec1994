using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Metrics;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho;

/// <summary>What the edge does between its states.</summary>
public abstract partial class ConnectionActor
{
    // Akka.NET 1.5.30 loses the acknowledgement of an empty write that waits behind a send, so a barrier is repeated until it is answered.
    private static readonly TimeSpan FirstRepeat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    private void Enter(Receive state) => _edge = state;

    private void Begin(Tcp.Connected connected, IActorRef socket)
    {
        _socket = socket;
        Peer = connected.RemoteAddress;
        Local = connected.LocalAddress;

        // Whoever accepted the connection may be gone, and the connection with it: without the watch this actor would wait for ever.
        Context.Watch(socket);
        socket.Tell(new Tcp.Register(Self, keepOpenOnPeerClosed: true), Self);
        _ledger = new WriteLedger(_settings.WriteBuffer, Context.System.Scheduler, _settings.Budget);
        NoteBegin(_ledger);
        _atEdge = true;
        StartDeadlines();
        if (_settings.ProxyProtocol is { } proxy)
        {
            StartHeader(proxy);
        }
        else
        {
            StartBehindHeader();
        }
    }

    private void StartBehindHeader()
    {
        if (_drainAsked && _settings.Tls is not null)
        {
            // Without a handshake nobody can be answered.
            _reason = CloseReason.AppShutdown;
            Flush();
        }
        else if (_settings.Tls is { } tls)
        {
            StartTls(tls);
        }
        else
        {
            StartService();
        }
    }

    /// <summary>The edge is through, and the service begins, with the bytes that came behind it.</summary>
    private void StartService()
    {
        LeaveEdge();
        _canSend = true;
        Enter(Open);
        OnConnected();
        var rest = _rest;
        _rest = ByteString.Empty;
        if (_canSend && _tls is not null)
        {
            Decrypt(_tls);
        }
        else if (_canSend && !rest.IsEmpty)
        {
            Take(rest);
        }

        if (_canSend && _wireEnded)
        {
            NotePeerClosed();
        }

        if (_canSend && _drainAsked)
        {
            StopReading(CloseReason.AppShutdown);
        }

        ReadOn();
    }

    private void Take(ByteString data)
    {
        if (_tls is null)
        {
            Hand(data);
            return;
        }

        _deadlines?.Move();
        _tls.Feed(data);
        Decrypt(_tls);
    }

    private void Hand(ByteString data)
    {
        _deadlines?.Hear();
        ServerMeters.CountReceived(_settings.Listener, data.Count);
        OnReceived(data);
    }

    private void NotePeerClosed()
    {
        _wireEnded = true;
        if (_tls is null)
        {
            NotePeerEnded();
            return;
        }

        _tls.End();
        Decrypt(_tls);
    }

    private void NotePeerEnded()
    {
        _peerEnded = true;
        if (_drainPoint == 0)
        {
            Enter(PeerEnded);
            OnPeerEnded();
        }
    }

    private void Write(ByteString data)
    {
        if (_tls is null)
        {
            _socket!.Tell(_ledger!.Charge(data), Self);
            return;
        }

        _tls.Write(data);
        WriteOut(_tls);
    }

    private void AskForBytes()
    {
        if (!_readAsked)
        {
            _readAsked = true;
            _socket!.Tell(Tcp.ResumeReading.Instance, Self);
        }
    }

    private void FailAtEdge(CloseReason reason, string cause)
    {
        _accepted?.Listener.Tell(new EdgeFailed($"{From}", reason, cause), Self);
        End(reason, cause);
    }

    private void ReadOn()
    {
        if (_canSend && !_peerEnded && !_wireEnded && !_isPaused && !_isHeld && _drainPoint == 0 && _tls is null or { IsStarved: true })
        {
            var goesOn = _ledger!.HasRoom;
            NoteReading(goesOn);
            if (goesOn)
            {
                AskForBytes();
            }
        }
    }

    private void WriteOn()
    {
        ReadOn();
        if (_full && _ledger!.HasRoom)
        {
            _full = false;
            OnWritable();
        }
    }

    private void NoteWritten(WriteLedger.Written written)
    {
        _ledger!.Acknowledge(written);
        NoteTaken(written);
        if (!written.IsProbe)
        {
            _deadlines?.Move();
        }
    }

    private void StopReading(CloseReason reason)
    {
        _reason = reason;
        _socket!.Tell(Tcp.SuspendReading.Instance, Self);
        Enter(Draining);
        SendBarrier(FirstRepeat);
        _drainPoint = _ledger!.Sent;
    }

    private void DrainOn()
    {
        if (!_drained && _ledger!.HasWritten(_drainPoint))
        {
            _drained = true;
            OnDrain();
        }
        else
        {
            WriteOn();
        }
    }

    private void Flush()
    {
        LeaveEdge();
        _canSend = false;
        if (_tls is { IsOpen: true })
        {
            _tls.Close();
            WriteOut(_tls);
        }

        _reason ??= _peerEnded ? CloseReason.PeerClosed : CloseReason.Other;
        Enter(Flushing);
        if (!_ledger!.IsCovered)
        {
            SendBarrier(FirstRepeat);
        }

        EndWritingWhenWritten();
    }

    private void EndWritingWhenWritten()
    {
        if (_ledger!.Pending > 0)
        {
            return;
        }

        // Only now: the official engine's Close drops what is queued.
        Enter(Lingering);
        if (_wireEnded)
        {
            _socket!.Tell(Tcp.Close.Instance, Self);
            return;
        }

        Later(_settings.Linger, LingerOver.Instance);
        _socket!.Tell(Tcp.ConfirmedClose.Instance, Self);
        _socket.Tell(Tcp.ResumeReading.Instance, Self);
    }

    /// <summary>The peer does not end. The kernel goes on delivering what it has; an engine that knows no close after a half-close is told to abort.</summary>
    private void CloseForGood()
    {
        if (_closing)
        {
            End(_reason!);
            return;
        }

        _closing = true;
        Later(LastWait, LingerOver.Instance);
        _socket!.Tell(Tcp.Close.Instance, Self);
    }

    private void SendBarrier(TimeSpan repeat)
    {
        Later(repeat, new Repeat(repeat + repeat < LongestRepeat ? repeat + repeat : LongestRepeat));
        _socket!.Tell(_ledger!.Barrier(), Self);
    }

    private void RepeatBarrier(Repeat repeat)
    {
        if (_ledger!.Pending > 0)
        {
            SendBarrier(repeat.Next);
        }
    }

    // One at a time, and none after the end: a timer holds the actor, and all that it holds, until it is due.
    private void Later(TimeSpan delay, object message)
    {
        _timer?.Cancel();
        _timer = Context.System.Scheduler.ScheduleTellOnceCancelable(delay, Self, message, Self);
    }

    private void End(CloseReason reason, string? cause = null)
    {
        LeaveEdge();
        _canSend = false;
        _reason = reason;
        _cause = cause ?? _cause;
        Context.Stop(Self);
    }
}
