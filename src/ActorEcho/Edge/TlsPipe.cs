using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;
using Akka.IO;

namespace ActorEcho.Edge;

/// <summary>
/// What lies under a connection's <see cref="System.Net.Security.SslStream"/>: it is fed with what came from the peer, and gives out what is to be
/// sent. A read that waits is completed by <see cref="Feed"/> on the actor's own thread, so that TLS runs within the actor's turn and no thread
/// waits. A write is never kept waiting, as what it writes is bounded by who writes.
/// </summary>
/// <param name="elsewhere">
/// Called whenever something has come to rest on a thread that is not in a <see cref="TakeTurn"/>: the runtime moves a continuation to its pool when
/// the stack is deep or a synchronization context is in the way. The lock is for that, too.
/// </param>
[SuppressMessage("Design", "CA1844", Justification = "The overloads with memory are there; the arrays' call them.")]
internal sealed class TlsPipe(Action elsewhere) : Stream, IValueTaskSource<int>
{
    private readonly Lock _lock = new();
    private ManualResetValueTaskSourceCore<int> _read;
    private ByteString _input = ByteString.Empty;
    private List<ArraySegment<byte>> _output = [];
    private Memory<byte> _target;
    private volatile int _turn;
    private bool _isWaiting;
    private bool _hasEnded;

    /// <summary>Whether TLS waits for bytes of the peer.</summary>
    public bool IsStarved
    {
        get
        {
            lock (_lock)
            {
                return _isWaiting;
            }
        }
    }

    /// <summary>Whether TLS was told that the peer has ended: it then came to no end of its own before.</summary>
    public bool HasToldEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Until it is disposed of, what comes to rest on this thread needs no word of it.</summary>
    public Turn TakeTurn()
    {
        _turn = Environment.CurrentManagedThreadId;
        return new Turn(this);
    }

    /// <summary>To be called by whatever comes to rest.</summary>
    public void Settle()
    {
        if (_turn != Environment.CurrentManagedThreadId)
        {
            elsewhere();
        }
    }

    public void Feed(ByteString data)
    {
        lock (_lock)
        {
            _input += data;
        }

        Complete();
    }

    /// <summary>Nothing more will come.</summary>
    public void End()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }

        Complete();
    }

    /// <summary>What is to be sent.</summary>
    public ByteString TakeOutput()
    {
        lock (_lock)
        {
            if (_output.Count == 0)
            {
                return ByteString.Empty;
            }

            var output = ByteString.FromBytes(_output);
            _output = [];
            return output;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (TryRead(buffer, out var count))
            {
                return new ValueTask<int>(count);
            }

            _isWaiting = true;
            _target = buffer;
            _read.Reset();
        }

        Settle();
        return new ValueTask<int>(this, _read.Version);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("whoever reads here must not wait");

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            _output.Add(buffer.ToArray());
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    private void Complete()
    {
        int count;
        lock (_lock)
        {
            if (!_isWaiting || !TryRead(_target, out count))
            {
                return;
            }

            _isWaiting = false;
            _target = default;
        }

        _read.SetResult(count);
    }

    // An empty read is answered, with 0, when there is something to read: that is how SslStream waits without a buffer.
    private bool TryRead(Memory<byte> buffer, out int count)
    {
        count = 0;
        if (_input.IsEmpty)
        {
            HasToldEnd |= _hasEnded && buffer.Length > 0;
            return _hasEnded;
        }

        var target = buffer.Span;
        count = _input.CopyTo(ref target);
        _input = _input.Slice(count);
        return true;
    }

    public readonly ref struct Turn(TlsPipe pipe)
    {
        public void Dispose() => pipe._turn = 0;
    }
}
