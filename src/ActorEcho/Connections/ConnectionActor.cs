using System.Net;
using ActorEcho.Connections;
using ActorEcho.Metrics;
using Akka.Actor;
using Akka.IO;

namespace ActorEcho;

/// <summary>
/// One client's connection, and the point at which a protocol of your own plugs in: derive, override <see cref="OnReceived"/>, call
/// <see cref="Send"/>. This class owns the edge: it reads only while the peer takes what it is sent, closes only when the kernel has the last
/// byte, drains when the server stops, and resets the connection when the actor fails, so that an answer cut short never looks complete.
/// </summary>
/// <remarks>
/// It is an ordinary actor otherwise. Messages of your own go to <see cref="Receive"/>, and <c>Become</c>, timers and children are free to use;
/// they do not touch the edge. Children that fail are stopped, unless you choose another strategy.
/// </remarks>
public abstract partial class ConnectionActor : ActorBase
{
    private CancellationTokenSource? _ended;

    /// <summary>The peer's address; null until <see cref="OnConnected"/>. Behind a proxy (<c>proxy-protocol</c>) it is the client that the proxy speaks for.</summary>
    protected EndPoint? Peer { get; private set; }

    /// <summary>Our end's address; null until <see cref="OnConnected"/>. Behind a proxy it is the one that the client has connected to.</summary>
    protected EndPoint? Local { get; private set; }

    /// <summary>Cancelled when the connection ends, in whatever way. Hand it to all that works for this connection.</summary>
    protected CancellationToken Ended => _over ? new CancellationToken(canceled: true) : (_ended ??= new CancellationTokenSource()).Token;

    /// <summary>
    /// Whether the peer takes what it is sent. A service that sends of its own accord stops at false and goes on in
    /// <see cref="OnWritable"/>; one that only answers need not look, since it is not given more to answer.
    /// </summary>
    protected bool IsWritable => _canSend && _ledger!.HasRoom;

    /// <summary>The connection is there. Nothing has been read yet.</summary>
    protected virtual void OnConnected()
    {
    }

    /// <summary>Bytes came from the peer, cut wherever the network cut them: 1 byte to 64 KiB on the embedded engine.</summary>
    /// <param name="data">The bytes. They may be kept; <c>Compact()</c> frees a small piece that is kept for long from its 64 KiB buffer.</param>
    protected abstract void OnReceived(ByteString data);

    /// <summary>The peer has sent its last byte; it can still be sent to. Closes, unless overridden.</summary>
    protected virtual void OnPeerEnded() => Close();

    /// <summary>The peer has taken enough for <see cref="IsWritable"/> to be true again.</summary>
    protected virtual void OnWritable()
    {
    }

    /// <summary>
    /// The server stops, or a timeout ends the connection. All that had been read was given to <see cref="OnReceived"/>, and no more will come. Closes, unless overridden; an override must
    /// see to it that <see cref="Close"/> is called before the server's deadline, or within <c>linger</c> of a timeout, which resets the connection.
    /// </summary>
    protected virtual void OnDrain() => Close();

    /// <summary>Messages that are no affair of the connection. Unhandled, unless overridden.</summary>
    /// <inheritdoc/>
    protected override bool Receive(object message) => false;

    /// <summary>Stops children that fail: what a connection cannot do again, it cannot do by a restart either.</summary>
    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

    /// <summary>Sends bytes in the order of the calls. Does nothing once the connection is closing.</summary>
    /// <param name="data">The bytes; they must not change afterwards. Each call is charged with at least 256 bytes.</param>
    protected void Send(ByteString data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (_canSend && !data.IsEmpty)
        {
            // Before the peer can have them: whoever asks the meter when it has got them is told of them.
            ServerMeters.CountSent(_settings.Listener, data.Count);

            // In pieces: a peer's progress is seen by the acknowledgements of whole writes.
            for (var at = 0; at < data.Count; at += WriteLedger.LargestChunk)
            {
                var piece = data.Count <= WriteLedger.LargestChunk ? data : data.Slice(at, Math.Min(WriteLedger.LargestChunk, data.Count - at));
                Write(piece);
            }

            _full |= !_ledger!.HasRoom;
            _deadlines?.Move();
            WatchDrain();
        }
    }

    /// <summary>Ends the connection once the kernel has all that was sent: half-close, wait for the peer's end at most the listener's <c>linger</c>.</summary>
    protected void Close()
    {
        if (_canSend)
        {
            Flush();
        }
    }

    /// <summary>Ends the connection at once with a reset. What was sent may be lost, and the peer sees that it was.</summary>
    protected void Abort() => End(CloseReason.Other);
}
