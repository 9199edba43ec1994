using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// One message, with a limit of time: null for the default, zero for no wait, negative for ever.
public abstract partial class TestKitBase
{
    /// <returns>The next message; null when none came in time.</returns>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Next(take: true, max, blocking: true, cancellationToken).Blocked().Message;

    public async ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await Next(take: true, max, blocking: false, cancellationToken)).Message;

    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        envelope = Next(take: true, max, blocking: true, cancellationToken).Blocked();
        return envelope is not NullMessageEnvelope;
    }

    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var envelope = await Next(take: true, max, blocking: false, cancellationToken);
        return (envelope is not NullMessageEnvelope, envelope);
    }

    /// <returns>The next message, which is received once more later; null when none came in time.</returns>
    public object PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Next(take: false, max, blocking: true, cancellationToken).Blocked().Message;

    /// <summary>Waits without a limit of time.</summary>
    public object PeekOne(CancellationToken cancellationToken) => PeekOne(Timeout.InfiniteTimeSpan, cancellationToken);

    public async ValueTask<object> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await Next(take: false, max, blocking: false, cancellationToken)).Message;

    public ValueTask<object> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        envelope = Next(take: false, max, blocking: true, cancellationToken).Blocked();
        return envelope is not NullMessageEnvelope;
    }

    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken)
    {
        var envelope = await Next(take: false, max, blocking: false, cancellationToken);
        return (envelope is not NullMessageEnvelope, envelope);
    }

    private ValueTask<MessageEnvelope> Next(bool take, TimeSpan? max, bool blocking, CancellationToken cancellationToken) =>
        NextWithin(take, RemainingOrDilated(max), blocking, cancellationToken);

    /// <param name="limit">Dilated already.</param>
    private async ValueTask<MessageEnvelope> NextWithin(bool take, TimeSpan limit, bool blocking, CancellationToken cancellationToken)
    {
        LogCall($"waiting {TimeText.Of(limit)} for a message");
        var envelope = await _state.Inbox.Next(take, limit, blocking, cancellationToken) ?? NullMessageEnvelope.Instance;
        LogCall($"got {envelope}");
        if (take)
        {
            _state.LastWasNoMsg = false;
            _state.LastMessage = envelope;
        }

        return envelope;
    }
}
