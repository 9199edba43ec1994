using ActorEcho.Connections;
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
    private int _credit;

    private void StartAccepting()
    {
        _credit = 0;
        if (_admission.Queues)
        {
            AcceptOne();
        }
        else
        {
            _binding.Tell(new Accept(_options.Bind.AcceptBatch), Self);
        }
    }

    private void NoteArrival(Tcp.Connected connected, IActorRef socket)
    {
        _credit--;
        _held.Enqueue((connected, socket));
        AdmitHeld();
    }

    private void AdmitHeld()
    {
        while (_held.TryPeek(out var first))
        {
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
            if (refusal is null)
            {
                StartConnection(first.Connected, first.Socket);
            }
            else
            {
                Refuse(first.Connected, first.Socket, refusal);
            }
        }

        AcceptOne();
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
        socket.Tell(Tcp.Abort.Instance, Self);
        _refusals!.Note(connected.RemoteAddress, setting);
    }

    // Whoever is to wait does so in the kernel's backlog, where it costs nothing: a full server accepts no one.
    private void AcceptOne()
    {
        if (!_admission.Queues || (_credit <= 0 && _admission.HasPlaceOrTells(Self)))
        {
            _credit++;
            _binding.Tell(_acceptOne, Self);
        }
    }
}
