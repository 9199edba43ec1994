using Akka.IO.Channels;

namespace Akka.IO.Connections;

internal abstract partial class TcpConnection
{
    private FileTransfer? _transfer;

    private void Send(FileTransfer.Piece piece)
    {
        if (piece.Failure is { } failure)
        {
            FailFile(failure);
            return;
        }

        switch (_channel!.Send(piece.Data, owned: true, more: false))
        {
            case SendResult.Sent:
                ContinueFile();
                break;
            case SendResult.Failed:
                FailSend();
                break;
        }
    }

    private void ContinueFile()
    {
        if (_transfer!.IsDone)
        {
            EndFile();
            EndWrite();
            SendNext();
        }
        else
        {
            _transfer.ReadNext();
        }
    }

    private void FailFile(Exception failure)
    {
        if (_transfer!.HasSent)
        {
            // The peer has a part of it and must not take that for the whole.
            Finish(new Tcp.ErrorClosed($"{_transfer.File.FilePath} could not be read to its end: {failure.Message}"));
            return;
        }

        var failed = _writes!.UnderWay;
        EndFile();
        _writes.End();
        failed.Writer!.Tell(failed.File!.FailureMessage.WithCause(failure), _self);
        SendNext();
    }

    private void EndFile()
    {
        _transfer!.Dispose();
        _transfer = null;
    }
}
