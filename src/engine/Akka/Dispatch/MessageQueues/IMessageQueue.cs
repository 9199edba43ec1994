using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The user messages of one mailbox: any thread enqueues, one thread at a time dequeues.</summary>
public interface IMessageQueue
{
    bool HasMessages { get; }

    int Count { get; }

    void Enqueue(IActorRef receiver, Envelope envelope);

    bool TryDequeue(out Envelope envelope);

    /// <summary>Hands what is left to the dead letters of <paramref name="owner"/>.</summary>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
