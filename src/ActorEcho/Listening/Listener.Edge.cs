using System.Net;
using ActorEcho.Edge;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>What the listener has to do with the edge of its connections.</summary>
internal sealed partial class Listener
{
    private readonly TlsEdge? _tls;
    private EdgeLog? _edgeLog;

    /// <summary>Behind a proxy a connection is counted for an address only once its header has come.</summary>
    private EndPoint? KnownPeer(Tcp.Connected connected) => _options.ProxyProtocol is null ? connected.RemoteAddress : null;

    private void AdmitKnown(PeerKnown known)
    {
        if (_gate.TryCount(known.Peer) is { } refusal)
        {
            CountRefusal();
            _refusals!.Note(known.Peer, refusal);
            Sender.Tell(new PlaceRefused(refusal, _options.Limits.WhenFull == WhenListenerFull.Banner ? ByteString.FromString(_options.Limits.Banner) : null), Self);
        }
        else
        {
            known.Connection.CountedFor = known.Peer;
            Sender.Tell(PlaceGiven.Instance, Self);
        }
    }

    private void StartTls()
    {
        WarnOfCertificates();
        LookAtFilesLater();
    }

    private void LookAtFilesLater()
    {
        if (_tls?.Options.ReloadInterval is { } interval)
        {
            Timers.StartSingleTimer(TlsLook.Instance, TlsLook.Instance, interval);
        }
    }

    // A disk that does not answer keeps a thread of the pool, and no connection.
    private void LookAtFiles() => _ = Task.Run(_tls!.Reload).PipeTo(Self, failure: cause => new TlsReload(IsNew: false, cause.Message));

    private void NoteReload(TlsReload reload)
    {
        if (reload.Problem is { } problem)
        {
            _log.Write(LogLevel.ErrorLevel, null, "{listener} keeps its certificates, as the files have changed and cannot be used: tls.{problem}", _options.Name, problem);
        }
        else if (reload.IsNew)
        {
            _log.Write(LogLevel.InfoLevel, null, "{listener} uses the certificates of the changed files", _options.Name);
            WarnOfCertificates();
        }

        LookAtFilesLater();
    }

    private void WarnOfCertificates()
    {
        foreach (var warning in _tls?.Warnings(Context.System.Scheduler.Now) ?? [])
        {
            _log.Write(LogLevel.WarningLevel, null, "{listener}: {warning}", _options.Name, warning);
        }
    }
}
