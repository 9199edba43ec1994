using Akka.IO.Channels;

namespace Akka.IO.Connections;

// Writes that could not go to the kernel at once.
internal abstract partial class TcpConnection
{
    private WriteQueue? _writes;

    private bool IsWriting => _writes is { IsIdle: false };

    private void Queue(Tcp.WriteCommand write)
    {
        _writes ??= new WriteQueue();
        switch (write)
        {
            case Tcp.Write bytes:
                _writes.Add(bytes.Data, bytes.Ack, Commander);
                break;
            case Tcp.WriteFile file:
                _writes.Add(file, Commander);
                break;
            case Tcp.CompoundWrite compound:
                foreach (var part in compound)
                {
                    Queue(part);
                }

                break;
            default:
                Reject(write, $"A write of an unknown kind: {write.GetType()}.");
                break;
        }
    }

    /// <summary>Hands over what waits, until the driver has to keep something or there is nothing left.</summary>
    private void SendNext()
    {
        while (_writes is { IsSending: false } && _writes.TryBegin(out var next))
        {
            if (next.File is { } file)
            {
                _transfer = FileTransfer.Begin(file, _tcp, _self);
                return;
            }

            switch (_channel!.Send(next.Data, owned: true, more: _writes.HasMore))
            {
                case SendResult.Sent:
                    EndWrite();
                    break;
                case SendResult.Pending:
                    return;
                case SendResult.Failed:
                    FailSend();
                    return;
            }
        }

        if (!IsWriting)
        {
            OnAllWritten();
        }
    }

    /// <summary>The driver has sent what it kept.</summary>
    private void Continue()
    {
        if (_transfer is not null)
        {
            ContinueFile();
            return;
        }

        EndWrite();
        SendNext();
    }

    private void EndWrite()
    {
        var done = _writes!.UnderWay;
        _writes.End();
        LetReadingGoOn();
        if (done.Ack is not null)
        {
            done.Writer!.Tell(done.Ack, _self);
        }
    }

    private void OnAllWritten()
    {
        if (_resumer is { } resumer)
        {
            _resumer = null;
            resumer.Tell(Tcp.WritingResumed.Instance, _self);
        }

        if (_closing is not null && _channel is not null)
        {
            CloseFlushed();
        }
    }
}
