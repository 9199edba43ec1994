using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Cells;

/// <summary>The stash of one incarnation; unstashing puts messages at the front of the mailbox.</summary>
internal sealed class Stash : IStash
{
    private readonly ActorCell _cell;
    private readonly IDequeBasedMessageQueueSemantics _mailbox;
    private LinkedList<Envelope> _stashed = new();

    internal Stash(ActorCell cell, int capacity)
    {
        _cell = cell;
        Capacity = capacity;
        _mailbox = cell.Mailbox.Queue as IDequeBasedMessageQueueSemantics ?? throw new NotSupportedException(
            $"{cell.Self} has a stash, so its mailbox must be a deque; it is a {cell.Mailbox.Queue.GetType().Name}. "
            + "Choose a deque-based mailbox, or let the actor implement IWithStash so that one is chosen.");
    }

    public int Capacity { get; }

    public int Count => _stashed.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public bool IsFull => Capacity >= 0 && Count >= Capacity;

    void IStash.Stash()
    {
        var envelope = _cell.CurrentEnvelope;
        if (envelope.Message is null)
        {
            throw new IllegalActorStateException($"{_cell.Self} has no message at hand that it could stash.");
        }

        if (_cell.IsMessageStashed)
        {
            throw new IllegalActorStateException($"{_cell.Self} stashed the same message twice: {envelope.Message}");
        }

        if (IsFull)
        {
            throw new StashOverflowException(
                $"The stash of {_cell.Self} is full with {Count} messages and cannot take '{envelope.Message}'; raise stash-capacity or handle them sooner.");
        }

        _stashed.AddLast(envelope);
        _cell.IsMessageStashed = true;
    }

    public void Unstash()
    {
        if (_stashed.First is { } first)
        {
            _stashed.RemoveFirst();
            _mailbox.EnqueueFirst(first.Value);
        }
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        foreach (var envelope in ClearStash().Reverse())
        {
            if (predicate(envelope))
            {
                _mailbox.EnqueueFirst(envelope);
            }
        }
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _stashed;
        _stashed = new LinkedList<Envelope>();
        return stashed;
    }

    /// <summary>Puts messages before those stashed; of one that is stashed already no second copy is made.</summary>
    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes.Reverse())
        {
            if (!_stashed.Any(stashed => ReferenceEquals(stashed.Message, envelope.Message)))
            {
                _stashed.AddFirst(envelope);
            }
        }
    }
}
