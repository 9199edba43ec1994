using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A queue with a bound that what the engine tells an actor in its own turn does not count against: nobody else makes room meanwhile.</summary>
internal interface IQueueOfNotices
{
    /// <summary>Puts a notice behind all that is queued. Called by the consumer only.</summary>
    void EnqueueNotice(Envelope envelope);
}
