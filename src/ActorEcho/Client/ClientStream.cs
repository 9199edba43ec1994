using System.Diagnostics.CodeAnalysis;
using System.Net;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho.Client;

/// <summary>
/// A connection to a server, for code that is no actor: what Tokio calls a TcpStream. Behind it stands an actor, which reads no more than is asked
/// for, so a caller that does not read slows the server down and costs no memory. One read and one write may be under way at a time.
/// </summary>
/// <remarks>
/// Dispose of it to close it: what was written is delivered, and the peer sees an end if <see cref="EndAsync"/> was called or all of its bytes had been read,
/// else perhaps a reset. To be sure, end and read to the end first; to be sure of the contrary, <see cref="Abort"/>.
/// </remarks>
[SuppressMessage("Design", "CA1844", Justification = "The overloads with memory are there; the arrays' call them.")]
public sealed class ClientStream : Stream
{
    private const int LargestWrite = 64 * 1024;

    private readonly IActorRef _actor;
    private ByteString _rest = ByteString.Empty;
    private ClientActor.Pull? _asked;
    private bool _hasEnded;

    private ClientStream(IActorRef actor) => _actor = actor;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <summary>Not supported.</summary>
    public override long Length => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Connects.</summary>
    /// <param name="parent">Whose child the connection's actor becomes, and with whose end it ends: a system or an actor's context.</param>
    /// <param name="tcp">The system's <c>Tcp()</c> manager.</param>
    /// <param name="remote">An address, or a <see cref="DnsEndPoint"/> for a name.</param>
    /// <param name="timeout">For resolving and connecting together; more than zero.</param>
    /// <exception cref="ClientException">It cannot be reached; the message says which and why.</exception>
    public static async Task<ClientStream> ConnectAsync(IActorRefFactory parent, IActorRef tcp, EndPoint remote, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = parent.ActorOf(Props.CreateBy(new ClientActor.Producer(tcp, remote, timeout, connected)));
        await connected.Task.ConfigureAwait(false);
        return new ClientStream(actor);
    }

    /// <summary>Bytes in the pieces in which they came; none at the peer's end.</summary>
    /// <exception cref="ClientException">The connection was reset.</exception>
    public async Task<ByteString> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        if (!_rest.IsEmpty)
        {
            (var rest, _rest) = (_rest, ByteString.Empty);
            return rest;
        }

        if (_hasEnded)
        {
            return ByteString.Empty;
        }

        // One that was asked for and then not waited for any longer is still on its way.
        if (_asked is null)
        {
            _asked = new ClientActor.Pull();
            _actor.Tell(_asked);
        }

        var data = await _asked.Result.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        _asked = null;
        _hasEnded = data.IsEmpty;
        return data;
    }

    /// <summary>Sends bytes, and ends when the kernel has all of them: as soon as the peer takes enough.</summary>
    /// <param name="data">The bytes; they must not change afterwards.</param>
    /// <param name="cancellationToken">Ends the waiting, not the sending.</param>
    /// <exception cref="ClientException">The connection was reset, or is ended.</exception>
    public async Task SendAsync(ByteString data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        for (var at = 0; at < data.Count; at += LargestWrite)
        {
            var sent = new ClientActor.Send(data.Slice(at, LargestWrite));
            _actor.Tell(sent);
            await sent.Result.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends our side (FIN) behind what was sent; the peer can still be read from.</summary>
    public Task EndAsync()
    {
        var end = new ClientActor.End();
        _actor.Tell(end);
        return end.Result.Task;
    }

    /// <summary>Ends the connection at once with a reset.</summary>
    public void Abort() => _actor.Tell(new ClientActor.Leave(Tcp.Abort.Instance));

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var data = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
        var count = data.CopyTo(ref buffer);
        _rest = data.Slice(count);
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await SendAsync(ByteString.FromBytes(buffer.ToArray()), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Nothing is kept back that could be flushed.</summary>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not supported: it would hold a thread. Use <see cref="ReadAsync(Memory{byte}, CancellationToken)"/>.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read would hold a thread; use ReadAsync.");

    /// <summary>Not supported: it would hold a thread. Use <see cref="WriteAsync(ReadOnlyMemory{byte}, CancellationToken)"/>.</summary>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write would hold a thread; use WriteAsync.");

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _actor.Tell(new ClientActor.Leave(Tcp.Close.Instance));
        }

        base.Dispose(disposing);
    }
}
