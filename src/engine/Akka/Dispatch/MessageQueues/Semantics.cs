namespace Akka.Dispatch;

/// <summary>A property of a message queue that an actor may require of its mailbox.</summary>
public interface ISemantics;

public interface IMultipleConsumerSemantics : ISemantics;

public interface IUnboundedMessageQueueSemantics : ISemantics;

public interface IBoundedMessageQueueSemantics : ISemantics
{
    TimeSpan PushTimeOut { get; }
}

public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    void EnqueueFirst(Actor.Envelope envelope);
}

public interface IUnboundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics;

public interface IBoundedDequeBasedMessageQueueSemantics : IBoundedMessageQueueSemantics, IDequeBasedMessageQueueSemantics;

public interface IBlockingMessageQueueSemantics : IMultipleConsumerSemantics
{
    TimeSpan BlockTimeOut { get; set; }
}

/// <summary>Says of an actor type that its mailbox must have queue semantics <typeparamref name="T"/>.</summary>
public interface IRequiresMessageQueue<T>
    where T : ISemantics;

/// <summary>Says of a mailbox type what kind of queue it makes.</summary>
public interface IProducesMessageQueue<TQueue>
    where TQueue : MessageQueues.IMessageQueue;

public interface IProducesPushTimeoutSemanticsMailbox
{
    TimeSpan PushTimeout { get; }
}
