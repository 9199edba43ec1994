using Akka.Actor;
using Akka.Event;

namespace Akka.Dispatch;

public interface IDispatcherPrerequisites
{
    EventStream EventStream { get; }

    IScheduler Scheduler { get; }

    Settings Settings { get; }

    Mailboxes Mailboxes { get; }
}

public sealed class DefaultDispatcherPrerequisites(EventStream eventStream, IScheduler scheduler, Settings settings, Mailboxes mailboxes)
    : IDispatcherPrerequisites
{
    public EventStream EventStream { get; } = eventStream;

    public IScheduler Scheduler { get; } = scheduler;

    public Settings Settings { get; } = settings;

    public Mailboxes Mailboxes { get; } = mailboxes;
}
