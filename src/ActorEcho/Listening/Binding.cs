using System.Net;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>
/// Holds the listening socket: binds it, accepts no more connections than the listener has given it credit for, and binds again, with
/// back-off, when it is lost. It may die at any time: the engine ends the socket with it, and connections that were handed over stay.
/// </summary>
/// <param name="tcp">The manager of Akka.IO.</param>
/// <param name="listen">Where.</param>
/// <param name="options">How.</param>
/// <param name="unixMode">Who may connect, if it is a Unix-domain socket.</param>
/// <param name="isFirst">Whether the first failure is for the operator to see, who may have mistyped the address. Later it is only a reason to try again.</param>
/// <param name="sendBuffer">The system's send buffer of each connection, in bytes; null: the system's choice.</param>
internal sealed class Binding(IActorRef tcp, ListenAddress listen, BindOptions options, UnixFileMode unixMode, bool isFirst, int? sendBuffer) : UntypedActor, IWithTimers
{
    private static readonly TimeSpan LastArrivals = TimeSpan.FromMilliseconds(50);

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private IActorRef _socket = ActorRefs.Nobody;
    private EndPoint? _address;
    private readonly BindingLog _lines = new(Context.GetLogger(), Context.System.Scheduler);
    private TimeSpan _delay = options.RetryMin;
    private TimeSpan? _lostAt;
    private bool _giveUp = isFirst;
    private int _credit;
    private int _accepting;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => BindSocket();

    protected override void OnReceive(object message) => Unhandled(message);

    private void BindSocket()
    {
        var problem = Obstacle();
        var endpoint = _address ?? listen.AsEndpoint();
        if (listen.Systemd is { } name && problem is null)
        {
            endpoint = SystemdSockets.OfProcess.FindEndpoint(name, out problem);
        }

        if (problem is not null)
        {
            Fail(problem);
            return;
        }

        if (endpoint is null)
        {
            Become(Resolving);
            _ = Dns.GetHostAddressesAsync(listen.Host).PipeTo(Self, success: found => new Resolved(found), failure: cause => new Resolved([], cause.Message));
            return;
        }

        Become(WaitingForBound);
        tcp.Tell(new Tcp.Bind(Self, endpoint, options.Backlog, SocketOptions(), pullMode: true), Self);
    }

    private string? Obstacle()
    {
        try
        {
            if (listen.UnixPath is ['/', ..] path)
            {
                UnixSocketFile.RemoveIfStale(path);
            }

            return listen.UnixPath is null && listen.Systemd is null ? null : EngineFeatures.WhyOnlyTcp(Context.System.Settings.Config);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    private IEnumerable<Inet.SocketOption> SocketOptions()
    {
        if (sendBuffer is { } size)
        {
            yield return new Inet.SO.SendBufferSize(size);
        }

        if (listen.UnixPath is ['/', ..] path)
        {
            yield return new UnixSocketFile(path, unixMode);
        }
    }

    private void Resolving(object message)
    {
        switch (message)
        {
            case Resolved { Addresses.Length: > 0 } resolved:
                _address = new IPEndPoint(resolved.Addresses[0], listen.Port);
                NoteOtherAddresses(resolved.Addresses);
                BindSocket();
                break;
            case Resolved resolved:
                Fail(resolved.Cause ?? "the name has no address");
                break;
            case Tcp.Connected:
                Context.Parent.Forward(message);
                break;
            case Unbind:
                Context.Stop(Self);
                break;
            case Accept or Terminated:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void WaitingForBound(object message)
    {
        switch (message)
        {
            case Tcp.Bound bound:
                Open(bound.LocalAddress);
                break;
            case Tcp.CommandFailed { Cmd: Tcp.Bind } failed:
                Fail(Cause(failed));
                break;
            case Tcp.Connected:
                // The last ones of a socket that was lost.
                Context.Parent.Forward(message);
                break;
            case Unbind:
                Context.Stop(Self);
                break;
            case Accept or Terminated:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Accepting(object message)
    {
        switch (message)
        {
            case Tcp.Connected:
                // A socket that is bound and accepts nothing is no reason to try the next one sooner.
                _delay = options.RetryMin;
                _accepting--;
                Context.Parent.Forward(message);
                AcceptOn();
                break;
            case Accept accept:
                _credit += accept.Count;
                AcceptOn();
                break;
            case Tcp.CommandFailed { Cmd: Tcp.Bind } failed:
                Retry(Cause(failed));
                break;
            case Terminated lost when lost.ActorRef.Equals(_socket):
                Retry("the listening socket was lost");
                break;
            case Unbind:
                _socket.Tell(Tcp.Unbind.Instance, Self);
                Become(Unbinding);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Unbinding(object message)
    {
        switch (message)
        {
            case Tcp.Connected:
                Context.Parent.Forward(message);
                break;
            case Tcp.Unbound or Terminated:
                // Connections that were accepted before are announced by actors of their own, so they may come after this.
                Timers.StartSingleTimer(Again.Instance, Again.Instance, LastArrivals);
                break;
            case Again:
                Context.Stop(Self);
                break;
            case Accept or Unbind:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Retrying(object message)
    {
        switch (message)
        {
            case Again:
                BindSocket();
                break;
            case Tcp.Connected:
                Context.Parent.Forward(message);
                break;
            case Unbind:
                Context.Stop(Self);
                break;
            case Accept or Tcp.Unbound or Terminated:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Open(EndPoint address)
    {
        _socket = Sender;
        _address = address;
        _giveUp = false;
        _lostAt = null;
        _credit = 0;
        _accepting = 0;
        Context.Watch(_socket);
        Become(Accepting);
        Context.Parent.Tell(new BindingOpen(address), Self);
    }

    // Only when the last batch has come in full is the count in the engine known to be zero, whether it adds to or replaces it.
    private void AcceptOn()
    {
        if (_accepting == 0 && _credit > 0)
        {
            _accepting = Math.Min(_credit, options.AcceptBatch);
            _credit -= _accepting;
            _socket.Tell(new Tcp.ResumeAccepting(_accepting), Self);
        }
    }

    private static string Cause(Tcp.CommandFailed failed) => failed.Cause.HasValue ? failed.Cause.Value.Message : failed.ToString();

    private void Fail(string cause)
    {
        if (_giveUp)
        {
            Context.Parent.Tell(new BindingFailed(listen.ToString(), cause), Self);
            Context.Stop(Self);
            return;
        }

        Retry(cause);
    }

    private void Retry(string cause)
    {
        var now = Context.System.Scheduler.MonotonicClock;
        if (_lostAt is null)
        {
            Context.Parent.Tell(BindingDown.Instance, Self);
        }

        var left = (_lostAt ??= now) + options.GiveUpAfter - now;
        if (left <= TimeSpan.Zero)
        {
            Context.Parent.Tell(new BindingLost($"{_address ?? (object)listen}", cause), Self);
            Context.Stop(Self);
            return;
        }

        var delay = left < _delay ? left.Value : _delay;
        _lines.Note(_address ?? (object)listen, cause, delay);
        Become(Retrying);
        Timers.StartSingleTimer(Again.Instance, Again.Instance, delay);
        _delay = _delay + _delay < options.RetryMax ? _delay + _delay : options.RetryMax;
    }

    private void NoteOtherAddresses(IPAddress[] addresses)
    {
        if (addresses.Length > 1)
        {
            _log.Write(
                LogLevel.InfoLevel, null, "{host} has the addresses {addresses}; the first is listened on, others need a listener of their own", listen.Host, string.Join(", ", addresses.Select(a => a.ToString())));
        }
    }

    private sealed record Resolved(IPAddress[] Addresses, string? Cause = null);

    private sealed class Again
    {
        public static readonly Again Instance = new();
    }
}
