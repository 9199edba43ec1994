using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Akka.IO;

namespace ActorEcho.Edge;

/// <summary>
/// TLS of one connection: bytes of the peer go in, bytes of the service come out, and the other way round. All methods are for the connection's actor;
/// none of them waits. An idle session holds no buffer.
/// </summary>
[SuppressMessage("Usage", "VSTHRD002", Justification = "Results are taken of what has ended.")]
[SuppressMessage("Reliability", "CA2012", Justification = "The read that waits is kept for whoever feeds it, and taken once.")]
internal sealed class TlsSession : IDisposable
{
    /// <summary>The most that a client may send before the handshake is done. OpenSSL takes 100 KiB of certificates and 16 KiB of all else.</summary>
    public const int LongestHandshake = 256 * 1024;

    private const int Piece = 64 * 1024;

    private readonly TlsPipe _pipe;
    private readonly SslStream _stream;
    private readonly Action _settle;
    private Task _handshake = Task.CompletedTask;
    private ValueTask<int> _read;
    private string? _refusal;
    private bool _isReading;
    private int _handshakeBytes;

    /// <param name="moved">Called on another thread when the session has moved on without a call.</param>
    public TlsSession(Action moved)
    {
        _pipe = new TlsPipe(moved);
        _settle = _pipe.Settle;
        _stream = new SslStream(_pipe, leaveInnerStreamOpen: true);
    }

    /// <summary>Whether the handshake is done.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether it can go on only when more comes from the peer.</summary>
    public bool IsStarved => _pipe.IsStarved;

    /// <summary>Whether anything has come from the peer.</summary>
    public bool HasHeard => IsOpen || _handshakeBytes > 0;

    /// <summary>Why there is no handshake, or no more bytes of the peer.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether the peer has said that it sends no more.</summary>
    public bool HasClosed { get; private set; }

    /// <summary>The client's certificate, if it showed one.</summary>
    public X509Certificate2? PeerCertificate => IsOpen ? _stream.RemoteCertificate as X509Certificate2 : null;

    /// <summary>Begins the handshake.</summary>
    public void Start(ServerOptionsSelectionCallback select)
    {
        using var turn = _pipe.TakeTurn();
        _handshake = _stream.AuthenticateAsServerAsync(select, this);
        if (!_handshake.IsCompleted)
        {
            _handshake.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_settle);
        }
    }

    /// <summary>Says why the client's certificate is refused, which the runtime does not.</summary>
    public void Refuse(string cause) => _refusal = cause;

    /// <summary>Bytes came from the peer.</summary>
    public void Feed(ByteString data)
    {
        if (!IsOpen && (_handshakeBytes += data.Count) > LongestHandshake)
        {
            Failure ??= $"more than {LongestHandshake} bytes of handshake";
            return;
        }

        using var turn = _pipe.TakeTurn();
        _pipe.Feed(data);
    }

    /// <summary>The peer has ended its side of the connection, whatever it said in TLS.</summary>
    public void End()
    {
        using var turn = _pipe.TakeTurn();
        _pipe.End();
    }

    /// <summary>Looks how the handshake stands.</summary>
    public void GoOn()
    {
        if (IsOpen || Failure is not null || !_handshake.IsCompleted)
        {
            return;
        }

        IsOpen = _handshake.IsCompletedSuccessfully;
        Failure = IsOpen ? null : _refusal ?? Describe(_handshake.Exception?.InnerException);
    }

    /// <summary>Bytes of the peer, all that can be had now.</summary>
    public ByteString Read()
    {
        using var turn = _pipe.TakeTurn();
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            return ReadInto(buffer);
        }
        finally
        {
            // These were somebody's secret a moment ago.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Encrypts bytes for the peer; they come with <see cref="TakeOutput"/>. Nothing, once there is a <see cref="Failure"/>.</summary>
    public void Write(ByteString data)
    {
        if (Failure is not null)
        {
            return;
        }

        using var turn = _pipe.TakeTurn();
        data.WriteTo(_stream);
    }

    /// <summary>
    /// Tells the peer that nothing more will be sent (close_notify). What it sends can still be read. After a <see cref="Failure"/> it is not told, and
    /// sees that it was cut short.
    /// </summary>
    public void Close()
    {
        if (Failure is not null)
        {
            return;
        }

        using var turn = _pipe.TakeTurn();

        // The pipe has taken it by now.
        _ = _stream.ShutdownAsync();
    }

    /// <summary>What is to be sent to the peer.</summary>
    public ByteString TakeOutput() => _pipe.TakeOutput();

    /// <summary>Gives back what the session holds. A read or a handshake under way is ended first, since it holds a buffer of a pool.</summary>
    public void Dispose()
    {
        using var turn = _pipe.TakeTurn();
        _pipe.End();
        _stream.Dispose();
        _ = _handshake.Exception;
    }

    // Waits for bytes with an empty read, as that takes no buffer; what then is there is read at once.
    private ByteString ReadInto(byte[] buffer)
    {
        var (data, count) = (ByteString.Empty, 0);
        try
        {
            while (!HasClosed && Failure is null && IsReadable())
            {
                if (buffer.Length - count < Piece / 4)
                {
                    data += ByteString.CopyFrom(buffer, 0, count);
                    count = 0;
                }

                var read = _stream.ReadAsync(buffer.AsMemory(count));
                var length = read.IsCompleted ? read.GetAwaiter().GetResult() : throw new InvalidOperationException("TLS has bytes and does not give them");
                count += length;
                if (length == 0)
                {
                    HasClosed = !_pipe.HasToldEnd;
                    Failure = HasClosed ? null : "the peer ended without a close_notify, so what it sent may be cut short";
                }
            }
        }
        catch (IOException broken)
        {
            Failure = Describe(broken);
        }

        return data + ByteString.CopyFrom(buffer, 0, count);
    }

    private bool IsReadable()
    {
        if (!_isReading)
        {
            _read = _stream.ReadAsync(Memory<byte>.Empty);
            _isReading = true;
            if (!_read.IsCompleted)
            {
                _read.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_settle);
            }
        }

        if (!_read.IsCompleted)
        {
            return false;
        }

        _isReading = false;
        _read.GetAwaiter().GetResult();
        return true;
    }

    // The innermost message is the one of OpenSSL, which names what was wrong.
    private static string Describe(Exception? failure)
    {
        while (failure?.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure?.Message ?? "it was cancelled";
    }
}
