using ActorEcho.Connections;
using ActorEcho.Metrics;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Listening;

/// <summary>Who gets a connection actor, and how many more may come.</summary>
internal sealed partial class Listener
{
    private readonly Admission _admission;
    private readonly Gate _gate;
    private readonly Accept _acceptOne = new(1);
    private readonly Queue<(Tcp.Connected Connected, IActorRef Socket)> _held = [];
    private RefusalLog? _refusals;
    private bool _firstHasPassed;
    private int _credit;

    private void StartAccepting()
    {
        _credit = 0;
        AcceptMore();
    }

    private void NoteArrival(Tcp.Connected connected, IActorRef socket)
    {
        _credit--;
        if (!TakeProbe(connected, socket))
        {
            _held.Enqueue((connected, socket));
        }

        AdmitHeld();
    }

    private void AdmitHeld()
    {
        while (_held.TryPeek(out var first))
        {
            if (!_firstHasPassed && !_admission.TryPass())
            {
                TryAgainAfter(_admission.Delay());
                return;
            }

            _firstHasPassed = true;
            var refusal = _gate.TryEnter(KnownPeer(first.Connected));
            if (refusal == Gate.ServerFull && _admission.Queues)
            {
                // A place that was given back since is not announced again.
                if (_admission.HasPlaceOrTells(Self))
                {
                    continue;
                }

                return;
            }

            _held.Dequeue();
            _firstHasPassed = false;
            if (refusal is null)
            {
                StartConnection(first.Connected, first.Socket);
            }
            else
            {
                Refuse(first.Connected, first.Socket, refusal);
            }
        }

        AcceptMore();
    }

    private void AdmitToDrain(Tcp.Connected connected, IActorRef socket)
    {
        if (_gate.TryEnter(KnownPeer(connected)) is { } refusal)
        {
            Refuse(connected, socket, refusal);
        }
        else
        {
            StartConnection(connected, socket).Tell(_endedBeforeReset is null ? Drain.Instance : Reset.Instance, Self);
        }
    }

    private void DismissHeld()
    {
        while (_held.TryDequeue(out var held))
        {
            held.Socket.Tell(Tcp.Abort.Instance, Self);
        }
    }

    private void Refuse(Tcp.Connected connected, IActorRef socket, string setting)
    {
        CountRefusal();
        var isToldWhy = setting == Gate.ServerFull ? _admission.Limits.WhenFull == WhenFull.Banner : _options.Limits.WhenFull == WhenListenerFull.Banner;
        if (!isToldWhy || !_banners.TryStart(Context, new Accepted(connected, socket, _ids.Next(), Self)))
        {
            socket.Tell(Tcp.Abort.Instance, Self);
        }

        _refusals!.Note(connected.RemoteAddress, setting);
    }

    private void CountRefusal() => ServerMeters.Rejected.Add(1, new(ServerMeters.Listener, _options.Name), new(ServerMeters.ErrorType, CloseReason.Limit.Name));

    // Whoever is to wait does so in the kernel's backlog, where it costs nothing: then one more is accepted only when it may come in.
    private void AcceptMore()
    {
        if (!_admission.KeepsWaiting)
        {
            AllowUpTo(_options.Bind.AcceptBatch);
        }
        else if (_credit <= 0 && (!_admission.Queues || _admission.HasPlaceOrTells(Self)))
        {
            var delay = _admission.Delay();
            if (delay > TimeSpan.Zero)
            {
                TryAgainAfter(delay);
            }
            else
            {
                AllowUpTo(1);
            }
        }
    }

    private void AllowUpTo(int credit)
    {
        var more = credit - _credit;
        if (more > 0)
        {
            _credit = credit;
            _binding.Tell(more == 1 ? _acceptOne : new Accept(more), Self);
        }
    }

    private void TryAgainAfter(TimeSpan delay) => Timers.StartSingleTimer(TryAgain.Instance, TryAgain.Instance, delay);
}
