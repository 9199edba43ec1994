using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>Makes the queue of each mailbox of one HOCON section.</summary>
public abstract class MailboxType
{
    protected readonly Settings Settings;
    protected readonly Config Config;

    protected MailboxType(Settings settings, Config config)
    {
        Settings = settings;
        Config = config;
    }

    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}

public sealed class UnboundedMailbox : MailboxType, IProducesMessageQueue<UnboundedMessageQueue>
{
    public UnboundedMailbox()
        : this(null!, Config.Empty)
    {
    }

    public UnboundedMailbox(Settings settings, Config config)
        : base(settings, config)
    {
    }

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedMessageQueue();
}

public sealed class UnboundedDequeBasedMailbox(Settings settings, Config config)
    : MailboxType(settings, config), IProducesMessageQueue<UnboundedDequeMessageQueue>
{
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedDequeMessageQueue();
}

public sealed class BoundedMailbox(Settings settings, Config config)
    : MailboxType(settings, config), IProducesMessageQueue<BoundedMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    public int Capacity { get; } = BoundedSize.Capacity(config);

    public TimeSpan PushTimeout { get; } = BoundedSize.PushTimeout(config);

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedMessageQueue(Capacity, PushTimeout);
}

internal sealed class BoundedDequeBasedMailbox(Settings settings, Config config)
    : MailboxType(settings, config), IProducesMessageQueue<BoundedDequeMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    public TimeSpan PushTimeout { get; } = BoundedSize.PushTimeout(config);

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new BoundedDequeMessageQueue(BoundedSize.Capacity(Config), PushTimeout);
}

/// <summary>A mailbox sorted by a priority of the user's own: the least number first.</summary>
public abstract class UnboundedPriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedPriorityMessageQueue>
{
    public const int DefaultCapacity = 11;

    protected UnboundedPriorityMailbox(Settings settings, Config config)
        : base(settings, config) => InitialCapacity = config.GetInt("mailbox-initial-capacity", DefaultCapacity);

    public int InitialCapacity { get; }

    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new UnboundedPriorityMessageQueue(PriorityGenerator, InitialCapacity);

    protected abstract int PriorityGenerator(object message);
}

/// <summary>As <see cref="UnboundedPriorityMailbox"/>, and equal priorities keep their order.</summary>
public abstract class UnboundedStablePriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedStablePriorityMessageQueue>
{
    public const int DefaultCapacity = 11;

    protected UnboundedStablePriorityMailbox(Settings settings, Config config)
        : base(settings, config) => InitialCapacity = config.GetInt("mailbox-initial-capacity", DefaultCapacity);

    public int InitialCapacity { get; }

    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new UnboundedStablePriorityMessageQueue(PriorityGenerator, InitialCapacity);

    protected abstract int PriorityGenerator(object message);
}

internal static class BoundedSize
{
    internal static int Capacity(Config config)
    {
        var capacity = config.GetInt("mailbox-capacity", 1000);
        return capacity > 0 ? capacity : throw new ConfigurationException($"mailbox-capacity is {capacity}; expected 1 message or more.");
    }

    internal static TimeSpan PushTimeout(Config config) => config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(10));
}
