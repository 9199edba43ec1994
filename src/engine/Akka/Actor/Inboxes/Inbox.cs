using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akka.Actor;

/// <summary>
/// An actor reference with a queue behind it that code outside of actors reads. Its size and its default timeout are
/// <c>akka.actor.inbox.inbox-size</c> (messages) and <c>akka.actor.inbox.default-timeout</c>.
/// </summary>
public class Inbox : IInboxable, IDisposable
{
    private static long _last;

    private readonly ActorSystem _system;
    private readonly InboxQueue _queue;
    private readonly TimeSpan _defaultTimeout;

    private Inbox(ActorSystem system, IActorRef receiver, InboxQueue queue, TimeSpan defaultTimeout)
    {
        _system = system;
        Receiver = receiver;
        _queue = queue;
        _defaultTimeout = defaultTimeout;
    }

    public IActorRef Receiver { get; }

    public static Inbox Create(ActorSystem system) => Create(system, TimeProvider.System);

    public void Send(IActorRef actorRef, object message) => actorRef.Tell(message, Receiver);

    public IActorRef Watch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.WatchCommand(subject, null), ActorRefs.NoSender);
        return subject;
    }

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        Receiver.Tell(new InboxActor.WatchCommand(subject, message), ActorRefs.NoSender);
        return subject;
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        Receiver.Tell(new InboxActor.UnwatchCommand(subject), ActorRefs.NoSender);
        return subject;
    }

    /// <summary>The next message; blocks the calling thread until there is one.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public object Receive() => Receive(_defaultTimeout);

    /// <inheritdoc cref="Receive()"/>
    public object Receive(TimeSpan timeout) => Wait(_queue.Take(null, timeout));

    /// <returns>The next message; a <see cref="Status.Failure"/> with a <see cref="TimeoutException"/> when none came in time.</returns>
    public Task<object> ReceiveAsync() => ReceiveAsync(_defaultTimeout);

    /// <inheritdoc cref="ReceiveAsync()"/>
    public Task<object> ReceiveAsync(TimeSpan timeout) => _queue.Take(null, timeout);

    /// <summary>The first message that satisfies the predicate; others stay in the queue.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, _defaultTimeout);

    /// <inheritdoc cref="ReceiveWhere(Predicate{object})"/>
    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout) => Wait(_queue.Take(predicate, timeout));

    /// <summary>Stops the actor; who waits for a message gets a failure.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    internal static Inbox Create(ActorSystem system, TimeProvider time)
    {
        var config = system.Settings.Config.GetConfig("akka.actor.inbox");
        var queue = new InboxQueue(config.GetInt("inbox-size"), time);
        var name = "inbox-" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        var receiver = ((ExtendedActorSystem)system).SystemActorOf(Props.CreateBy(new InboxActor.Producer(queue)), name);
        return new Inbox(system, receiver, queue, config.GetTimeSpan("default-timeout"));
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _queue.Close();
            _system.Stop(Receiver);
        }
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "Receive is synchronous by contract; it is for code outside of actors.")]
    private static object Wait(Task<object> message) =>
        message.GetAwaiter().GetResult() is var received && received is Status.Failure { Cause: InboxTimeoutException late } ? throw late : received;
}
