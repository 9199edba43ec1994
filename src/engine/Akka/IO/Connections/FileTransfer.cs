using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Win32.SafeHandles;

namespace Akka.IO.Connections;

/// <summary>A file on its way to a connection, piece by piece: read on the file dispatcher, sent by the connection, in turn.</summary>
internal sealed class FileTransfer : IRunnable, IDisposable
{
    private readonly MessageDispatcher _dispatcher;
    private readonly IActorRef _connection;
    private readonly byte[] _buffer;
    private SafeFileHandle? _handle;
    private long _done;
    private volatile bool _disposed;

    private FileTransfer(Tcp.WriteFile file, TcpExt tcp, IActorRef connection)
    {
        File = file;
        _dispatcher = tcp.FileDispatcher;
        _connection = connection;

        // One buffer for all pieces: the next is read only when the kernel has the last.
        _buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(tcp.Settings.TransferToLimit, file.Count));
    }

    public Tcp.WriteFile File { get; }

    /// <summary>True once a piece was read, which then was sent or is being sent.</summary>
    public bool HasSent => _done > 0;

    public bool IsDone => _done == File.Count;

    public static FileTransfer Begin(Tcp.WriteFile file, TcpExt tcp, IActorRef connection)
    {
        var transfer = new FileTransfer(file, tcp, connection);
        transfer.ReadNext();
        return transfer;
    }

    public void ReadNext() => _dispatcher.Schedule(this);

    public void Execute() => Run();

    /// <summary>Reads one piece, on the file dispatcher, and sends it to the connection.</summary>
    public void Run()
    {
        Piece piece;
        try
        {
            _handle ??= System.IO.File.OpenHandle(File.FilePath, options: FileOptions.SequentialScan);
            var n = RandomAccess.Read(_handle, _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, File.Count - _done)), File.Position + _done);
            piece = n > 0
                ? new Piece(new ArraySegment<byte>(_buffer, 0, n), null)
                : new Piece(default, new EndOfStreamException($"The file ends {File.Count - _done} bytes before the end of the write."));
            _done += n;
        }
        catch (Exception e)
        {
            piece = new Piece(default, e);
        }

        if (_disposed)
        {
            _handle?.Dispose();
        }

        _connection.Tell(piece, ActorRefs.NoSender);
    }

    public void Dispose()
    {
        _disposed = true;
        _handle?.Dispose();
    }

    /// <summary>What a read brought. A connection that ended meanwhile misses nothing.</summary>
    internal sealed record Piece(ArraySegment<byte> Data, Exception? Failure) : IDeadLetterSuppression;
}
