using System.Net;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Readiness;

/// <summary>
/// One connection to one listener: it is good when the listener has it (the kernel connects clients that nobody ever accepts) and its service, if that
/// has said how it is probed, has answered.
/// </summary>
internal sealed class CanaryProbe(IActorRef tcp, ListeningOn where, ServiceProbe? probe, TimeSpan timeout, ProbeTickets tickets) : UntypedActor, IWithTimers
{
    private IActorRef _socket = ActorRefs.Nobody;
    private ProbeTicket? _ticket;
    private ByteString _answer = ByteString.Empty;
    private bool _arrived;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _ticket = new ProbeTicket(tickets, Self, Target());
        Timers.StartSingleTimer(TimeOver.Instance, TimeOver.Instance, timeout);
        tcp.Tell(new Tcp.Connect(Target(), options: [_ticket]), Self);
    }

    /// <summary>First the ticket, then the socket: whoever gets the same local address next is a client like any other.</summary>
    protected override void PostStop()
    {
        _ticket!.Withdraw();
        _socket.Tell(Tcp.Abort.Instance, Self);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Tcp.Connected:
                _socket = Sender;
                _socket.Tell(new Tcp.Register(Self), Self);
                if (probe is { Request.IsEmpty: false })
                {
                    _socket.Tell(Tcp.Write.Create(probe.Request), Self);
                }

                break;
            case ProbeArrived:
                _arrived = true;
                EndIfGood();
                break;
            case Tcp.Received received:
                _answer += received.Data;
                EndIfGood();
                break;
            case Tcp.CommandFailed { Cmd: Tcp.Connect } failed:
                End($"the canary cannot connect to {where.Address}: {(failed.Cause.HasValue ? failed.Cause.Value.Message : "refused")}");
                break;
            case Tcp.ConnectionClosed when Verdict != true:
                End($"the canary's connection to {where.Address} was closed before it was answered");
                break;
            case TimeOver:
                End(_arrived
                    ? $"the canary was not answered by {where.Address} within {timeout.TotalSeconds} s"
                    : $"the canary was not accepted by {where.Address} within {timeout.TotalSeconds} s");
                break;
        }
    }

    private bool? Verdict => probe is null ? true : probe.JudgeSoFar(_answer);

    private void EndIfGood()
    {
        if (Verdict == false)
        {
            End($"the canary got another answer from {where.Address} than service {where.Service} is to give");
        }
        else if (_arrived && Verdict == true)
        {
            End(null);
        }
    }

    private void End(string? cause)
    {
        Context.Parent.Tell(new ProbeResult(where.Name, cause), Self);
        Become(static _ => { });
        Context.Stop(Self);
    }

    // Of all addresses this host has, a client of its own reaches the loopback one.
    private EndPoint Target() => where.Address switch
    {
        IPEndPoint { Address: var any } ip when any.Equals(IPAddress.Any) => new IPEndPoint(IPAddress.Loopback, ip.Port),
        IPEndPoint { Address: var any } ip when any.Equals(IPAddress.IPv6Any) => new IPEndPoint(IPAddress.IPv6Loopback, ip.Port),
        var address => address,
    };

    private sealed class TimeOver
    {
        public static readonly TimeOver Instance = new();
    }
}
