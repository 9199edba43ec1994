using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue of any order behind one lock, for mailboxes that sort.</summary>
public abstract class BlockingMessageQueue : IMessageQueue, IBlockingMessageQueueSemantics
{
    private readonly Lock _lock = new();

    /// <summary>How long a caller waits for the lock before <see cref="TimeoutException"/>; 1 s unless set.</summary>
    public TimeSpan BlockTimeOut { get; set; } = TimeSpan.FromSeconds(1);

    public bool HasMessages => Count > 0;

    public int Count
    {
        get
        {
            Acquire();
            try
            {
                return LockedCount;
            }
            finally
            {
                _lock.Exit();
            }
        }
    }

    protected abstract int LockedCount { get; }

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        Acquire();
        try
        {
            LockedEnqueue(envelope);
        }
        finally
        {
            _lock.Exit();
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        Acquire();
        try
        {
            return LockedTryDequeue(out envelope);
        }
        finally
        {
            _lock.Exit();
        }
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            deadletters.Enqueue(owner, envelope);
        }
    }

    protected abstract void LockedEnqueue(Envelope envelope);

    protected abstract bool LockedTryDequeue(out Envelope envelope);

    private void Acquire()
    {
        if (!_lock.TryEnter(BlockTimeOut))
        {
            throw new TimeoutException($"The lock of a mailbox was not free within {BlockTimeOut}; raise BlockTimeOut or shorten the priority function.");
        }
    }
}
