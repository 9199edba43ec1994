using Akka.Actor;
using Akka.IO;

namespace ActorEcho.TestKit.Network;

internal sealed partial class FakeConnection
{
    private readonly Queue<Waiting> _writes = new();
    private int _written;
    private bool _useResumeWriting;
    private bool _writingSuspended;
    private bool _flushing;
    private IActorRef? _resumer;

    private bool Writes(object message)
    {
        switch (message)
        {
            case Tcp.WriteCommand write:
                Write(write);
                return true;
            case Tcp.ResumeWriting resume:
                ResumeWriting(resume);
                return true;
            case Flush:
                _flushing = false;
                HandOver();
                return true;
            case Writable:
                HandOver();
                return true;
            default:
                return false;
        }
    }

    private void Write(Tcp.WriteCommand write)
    {
        var limit = _settings.WriteCommandsQueueMaxSize;
        if (_link.WritesToRefuse > 0)
        {
            _link.WritesToRefuse--;
            _writingSuspended = _useResumeWriting;
            Refuse(write, "The scenario refuses this write.");
        }
        else if (_writingSuspended)
        {
            Refuse(write, "Writing is suspended after a write that failed; expected ResumeWriting first.");
        }
        else if (limit >= 0 && _writes.Count > 0 && _writes.Count >= limit)
        {
            _writingSuspended = _useResumeWriting;
            Refuse(write, $"The write queue is full: {limit} commands (akka.io.tcp.write-commands-queue-max-size).");
        }
        else
        {
            Queue(write);
            HandOverSoon();
        }
    }

    // Copied, as the writer may use its bytes again.
    private void Queue(Tcp.WriteCommand write)
    {
        switch (write)
        {
            case Tcp.Write bytes:
                var data = new byte[bytes.Data.Count];
                bytes.Data.CopyTo(data, 0, data.Length);
                Note($"writes to {_link.Name} {Trace.Show(data)}{(bytes.WantsAck ? ", to be acknowledged" : "")}");
                _writes.Enqueue(new Waiting(data, bytes.WantsAck ? bytes.Ack : null, Sender));
                break;
            case Tcp.CompoundWrite compound:
                foreach (var part in compound)
                {
                    Queue(part);
                }

                break;
            default:
                Refuse(write, $"A scenario's connection does not know this kind of write: {write.GetType()}.");
                break;
        }
    }

    private void HandOverSoon()
    {
        if (_network.Options.LongestWrite <= TimeSpan.Zero)
        {
            HandOver();
        }
        else if (!_flushing)
        {
            _flushing = true;
            _network.Time.After(_link.Random.UpTo(_network.Options.LongestWrite), () => _self.Tell(Flush.Instance, ActorRefs.NoSender));
        }
    }

    /// <summary>Gives the kernel what it takes, and acknowledges what it has taken whole.</summary>
    private void HandOver()
    {
        while (_socket is not null && _writes.TryPeek(out var next))
        {
            _written += _socket.Send(next.Data.AsSpan(_written));
            if (_written < next.Data.Length)
            {
                return;
            }

            _written = 0;
            _writes.Dequeue();
            if (next.Ack is not null)
            {
                next.Writer.Tell(next.Ack, _self);
            }
        }

        _resumer?.Tell(Tcp.WritingResumed.Instance, _self);
        _resumer = null;
        if (_closing is not null && _state == Flushing)
        {
            CloseFlushed();
        }
    }

    private void ResumeWriting(Tcp.ResumeWriting resume)
    {
        _writingSuspended = false;
        if (_writes.Count == 0)
        {
            Sender.Tell(Tcp.WritingResumed.Instance, _self);
        }
        else if (_resumer is null)
        {
            _resumer = Sender;
        }
        else
        {
            Refuse(resume, "Another ResumeWriting waits already.");
        }
    }

    private void Refuse(Tcp.Command command, string why)
    {
        Note($"is refused a {command.GetType().Name} to {_link.Name}: {why}");
        Sender.Tell(command.FailureMessage.WithCause(new InvalidOperationException(why)), _self);
    }

    private sealed record Waiting(byte[] Data, Tcp.Event? Ack, IActorRef Writer);

    private sealed class Flush
    {
        public static readonly Flush Instance = new();
    }
}
