using System.Net;
using ActorEcho.Connections;
using ActorEcho.Edge;
using ActorEcho.Logging;
using Akka.IO;

namespace ActorEcho;

/// <summary>What comes first on the wire behind a proxy: the header that says whom it speaks for.</summary>
public abstract partial class ConnectionActor
{
    private ProxyHeaderReader? _header;
    private ByteString _rest = ByteString.Empty;
    private EndPoint? _proxy;

    private object? From => _proxy is null ? LogLine.Name(Peer) : $"{LogLine.Name(Peer)} via {LogLine.Name(_proxy)}";

    private void StartHeader(ProxyProtocolOptions options)
    {
        if (!options.Trusts(Peer!))
        {
            FailAtEdge(CloseReason.ProxySourceUntrusted, "it is in none of the networks of proxy-protocol.trusted");
            return;
        }

        _header = new ProxyHeaderReader();
        Enter(ReadingHeader);
        AskForBytes();
    }

    private bool ReadingHeader(object message)
    {
        switch (message)
        {
            case Tcp.Received received:
                _readAsked = false;
                _deadlines?.Move();
                ReadHeader(_header!, received.Data);
                return true;
            case Tcp.PeerClosed when _header!.IsEmpty:
                _wireEnded = _peerEnded = true;
                Flush();
                return true;
            case Tcp.PeerClosed:
                FailAtEdge(CloseReason.ProxyHeaderInvalid, $"it is cut short: {_header!.Beginning}");
                return true;
            default:
                return AtEdge(message);
        }
    }

    private void ReadHeader(ProxyHeaderReader reader, ByteString data)
    {
        var taken = reader.Read([.. data.Slice(0, ProxyHeaderReader.Longest)]);
        if (reader.Problem is { } problem)
        {
            FailAtEdge(CloseReason.ProxyHeaderInvalid, $"{problem}: {reader.Beginning}");
        }
        else if (reader.Header is { } header)
        {
            _header = null;
            _rest = data.Slice(taken);
            Introduce(header);
        }
        else
        {
            AskForBytes();
        }
    }

    private void Introduce(ProxyHeader header)
    {
        if (header.Source is not null)
        {
            _proxy = Peer;
            Peer = header.Source;
        }

        Local = header.Destination ?? Local;
        if (_accepted is null)
        {
            StartBehindHeader();
            return;
        }

        Enter(WaitingForPlace);
        _accepted.Listener.Tell(new PeerKnown(_accepted, Peer!), Self);
    }

    /// <summary>Only now is it known whose connection this is: the listener says whether its address has a place left.</summary>
    private bool WaitingForPlace(object message)
    {
        switch (message)
        {
            case PlaceGiven:
                StartBehindHeader();
                return true;
            case PlaceRefused refused:
                Refuse(refused);
                return true;
            case Drain:
                // The answer is on its way, and the first bytes are here.
                _drainAsked = true;
                return true;
            default:
                return AtEdge(message);
        }
    }

    private void Refuse(PlaceRefused refused)
    {
        var cause = $"{refused.Setting} is reached";
        if (refused.Banner is not { } banner)
        {
            End(CloseReason.Limit, cause);
            return;
        }

        _reason = CloseReason.Limit;
        _cause = cause;
        _socket!.Tell(_ledger!.Charge(banner), Self);
        Flush();
    }
}
