using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using ActorEcho.Edge;
using Akka.IO;

namespace ActorEcho;

/// <summary>TLS, between the bytes of the engine and those of the service.</summary>
[SuppressMessage("Design", "CA1001", Justification = "An actor is disposed of by its end.")]
public abstract partial class ConnectionActor
{
    private TlsSession? _tls;

    /// <summary>
    /// The certificate that the peer has shown in TLS, or null. Where the listener asks for one, its issuer is one of <c>tls.client-ca</c>. It is
    /// disposed of with the connection.
    /// </summary>
    protected X509Certificate2? PeerCertificate => _tls?.PeerCertificate;

    private void StartTls(TlsEdge tls)
    {
        Enter(WaitingForTurn);
        Later(tls.Options.HandshakeTimeout, TlsTimeout.Instance);
        if (tls.Turns.TryTake(Self))
        {
            StartHandshake(tls);
        }
        else
        {
            _accepted?.Listener.Tell(TlsWaits.Instance, Self);
        }
    }

    /// <summary>As many handshakes are under way as may be. Nothing is read meanwhile.</summary>
    private bool WaitingForTurn(object message)
    {
        switch (message)
        {
            case TlsTurn:
                StartHandshake(_settings.Tls!);
                return true;
            case TlsTimeout:
                FailHandshake($"its turn did not come within {_settings.Tls!.Options.HandshakeTimeout.TotalSeconds} s, as many others were under way (tls.max-handshakes is {_settings.Tls.Options.MaxHandshakes})");
                return true;
            default:
                return AtEdge(message);
        }
    }

    private void StartHandshake(TlsEdge tls)
    {
        Enter(Handshaking);

        // From whatever thread TLS has moved on: to tell an actor is safe there, and nothing else is.
        var self = Self;
        _tls = new TlsSession(() => self.Tell(TlsMoved.Instance, self));
        _tls.Start(tls.Select);
        var rest = _rest;
        _rest = ByteString.Empty;
        if (!rest.IsEmpty)
        {
            _tls.Feed(rest);
        }

        if (_wireEnded)
        {
            EndHandshake(_tls);
        }
        else
        {
            HandshakeOn(_tls);
        }
    }

    private bool Handshaking(object message)
    {
        switch (message)
        {
            case Tcp.Received received:
                _readAsked = false;
                _deadlines?.Move();
                _tls!.Feed(received.Data);
                HandshakeOn(_tls);
                return true;
            case TlsMoved:
                HandshakeOn(_tls!);
                return true;
            case Tcp.PeerClosed:
                _wireEnded = true;
                EndHandshake(_tls!);
                return true;
            case TlsTimeout:
                FailHandshake($"it was not done within {_settings.Tls!.Options.HandshakeTimeout.TotalSeconds} s");
                return true;
            default:
                return AtEdge(message);
        }
    }

    private void HandshakeOn(TlsSession tls)
    {
        tls.GoOn();
        var hasAnswered = WriteOut(tls);
        if (tls.Failure is { } failure)
        {
            FailHandshake(failure, hasAnswered);
        }
        else if (tls.IsOpen)
        {
            _timer?.Cancel();
            StartService();
        }
        else if (tls.IsStarved)
        {
            AskForBytes();
        }
    }

    /// <summary>The peer has ended. One that said nothing only looked whether somebody is there, as load balancers do.</summary>
    private void EndHandshake(TlsSession tls)
    {
        if (tls.HasHeard)
        {
            tls.End();
            HandshakeOn(tls);
        }
        else
        {
            _peerEnded = true;
            Flush();
        }
    }

    /// <param name="hasAnswered">Whether the peer is sent why, in an alert. It would not get it if it were reset.</param>
    private void FailHandshake(string cause, bool hasAnswered = false)
    {
        _accepted?.Listener.Tell(new EdgeFailed($"{From}", CloseReason.TlsHandshakeFailed, cause), Self);
        _reason = CloseReason.TlsHandshakeFailed;
        _cause = cause;
        if (hasAnswered && !_wireEnded)
        {
            Flush();
        }
        else
        {
            End(_reason);
        }
    }

    /// <summary>Gives the service what TLS has for it, and heeds the peer's end.</summary>
    private void Decrypt(TlsSession tls)
    {
        var data = tls.Read();
        WriteOut(tls);
        if (!data.IsEmpty)
        {
            Hand(data);
        }

        if (tls.Failure is { } failure)
        {
            End(CloseReason.ConnectionReset, failure);
        }
        else if (tls.HasClosed && _canSend && !_peerEnded)
        {
            NotePeerEnded();
        }
    }

    private bool WriteOut(TlsSession tls)
    {
        var output = tls.TakeOutput();
        if (output.IsEmpty)
        {
            return false;
        }

        _socket!.Tell(_ledger!.Charge(output), Self);
        return true;
    }

    private void LeaveEdge()
    {
        _atEdge = false;
        _settings.Tls?.Turns.GiveBack(Self);
    }
}
