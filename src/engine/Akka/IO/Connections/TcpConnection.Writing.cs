using Akka.Actor;
using Akka.IO.Channels;

namespace Akka.IO.Connections;

internal abstract partial class TcpConnection
{
    private bool _useResumeWriting;
    private bool _writingSuspended;
    private IActorRef? _resumer;

    private bool Writes(object message)
    {
        switch (message)
        {
            case Tcp.Write write:
                Write(write);
                return true;
            case ChannelEvent.Sent:
                Continue();
                return true;
            case Tcp.WriteCommand other:
                SendGathered();
                QueueIfAllowed(other);
                return true;
            case Tcp.ResumeWriting resume:
                ResumeWriting(resume);
                return true;
            case FileTransfer.Piece piece:
                Send(piece);
                return true;
            default:
                return false;
        }
    }

    private void Write(Tcp.Write write)
    {
        if (IsWriting || _writingSuspended)
        {
            QueueIfAllowed(write);
            return;
        }

        var data = write.Data;
        var last = data.SegmentCount - 1;
        if (last == 0 && _channel!.Gather(data.Segment(0)))
        {
            if (write.WantsAck)
            {
                SendGathered(write.Ack, Commander);
            }

            return;
        }

        if (_channel!.IsGathering)
        {
            SendGathered();
            _state(write); // What was gathered may have to wait, or have shown that the connection is broken.
            return;
        }

        for (var i = 0; i <= last; i++)
        {
            switch (_channel!.Send(data.Segment(i), data.IsCompact, more: i < last))
            {
                case SendResult.Pending:
                    KeepRest(write, i);
                    return;
                case SendResult.Failed:
                    FailSend();
                    return;
            }
        }

        if (write.WantsAck)
        {
            Commander.Tell(write.Ack, _self);
        }
    }

    /// <summary>The driver has kept something of part <paramref name="i"/>; the parts behind it wait here.</summary>
    private void KeepRest(Tcp.Write write, int i)
    {
        _writes ??= new WriteQueue();
        var rest = write.Data;
        for (var part = 0; part <= i; part++)
        {
            rest = rest.Slice(write.Data.Segment(part).Count);
        }

        var isLast = rest.IsEmpty;
        _writes.Begin(write.Data.Segment(i).Count, isLast && write.WantsAck ? write.Ack : null, Commander, isLast ? 1 : 0);
        if (!isLast)
        {
            _writes.Add(rest, write.Ack, Commander);
        }

        HoldBackReading();
    }

    private void QueueIfAllowed(Tcp.WriteCommand write)
    {
        var limit = _tcp.Settings.WriteCommandsQueueMaxSize;
        if (_writingSuspended)
        {
            Reject(write, "Writing is suspended after a write that failed; expected ResumeWriting first.");
        }
        else if (limit >= 0 && IsWriting && _writes!.Commands >= limit)
        {
            _writingSuspended = _useResumeWriting;
            Reject(write, $"The write queue is full: {limit} commands (akka.io.tcp.write-commands-queue-max-size).");
        }
        else
        {
            Queue(write);
            SendNext();
            HoldBackReading();
        }
    }

    /// <summary>Hands what was gathered to the kernel, before anything else is done with the channel.</summary>
    /// <param name="ack">What the writer of its last bytes is told then.</param>
    private void SendGathered(Tcp.Event? ack = null, IActorRef? writer = null)
    {
        if (_channel is not { IsGathering: true } channel)
        {
            return;
        }

        switch (channel.Flush())
        {
            case SendResult.Sent:
                if (ack is not null)
                {
                    writer!.Tell(ack, _self);
                }

                break;
            case SendResult.Pending:
                Hold(ack, writer);
                break;
            case SendResult.Failed:
                FailSend();
                break;
        }
    }

    private void Hold(Tcp.Event? ack, IActorRef? writer)
    {
        _writes ??= new WriteQueue();
        _writes.Begin(_channel!.Unsent, ack, writer, commands: ack is null ? 0 : 1);
        HoldBackReading();
    }

    private void ResumeWriting(Tcp.ResumeWriting resume)
    {
        _writingSuspended = false;
        if (!IsWriting)
        {
            Commander.Tell(Tcp.WritingResumed.Instance, _self);
        }
        else if (_resumer is null)
        {
            _resumer = Commander;
        }
        else
        {
            Reject(resume, "Another ResumeWriting waits already.");
        }
    }

    private void Reject(Tcp.Command command, string why) =>
        Commander.Tell(command.FailureMessage.WithCause(new InvalidOperationException(why)), _self);

    private void FailSend() => Finish(new Tcp.ErrorClosed(new ChannelEvent.Broken(_channel!.Error).Cause));
}
