using Akka.Event;

namespace Akka.Actor;

/// <summary>Puts what it is told into the queue of an <see cref="Inbox"/>.</summary>
internal sealed class InboxActor(InboxQueue queue) : UntypedActor
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private bool _warned;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchCommand { Message: { } custom } command:
                Context.WatchWith(command.Subject, custom);
                break;
            case WatchCommand command:
                Context.Watch(command.Subject);
                break;
            case UnwatchCommand command:
                Context.Unwatch(command.Subject);
                break;
            default:
                Offer(message);
                break;
        }
    }

    protected override void PostStop() => queue.Close();

    private void Offer(object message)
    {
        if (queue.Offer(message))
        {
            _warned = false;
        }
        else if (!_warned)
        {
            _warned = true;
            _log.Warning(
                "The inbox is full and drops messages until it is read; akka.actor.inbox.inbox-size is {0}. First dropped: {1}", queue.Capacity, message);
        }
    }

    internal sealed record WatchCommand(IActorRef Subject, object? Message);

    internal sealed record UnwatchCommand(IActorRef Subject);

    internal sealed class Producer(InboxQueue queue) : IIndirectActorProducer
    {
        public Type ActorType => typeof(InboxActor);

        public ActorBase Produce() => new InboxActor(queue);

        public void Release(ActorBase actor)
        {
        }
    }
}
