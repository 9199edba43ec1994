using System.Diagnostics;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Util;

namespace Akka.Dispatch;

/// <summary>
/// The queues of one actor and the one word that says who may work on them. Whoever turns the word from idle to scheduled
/// has the mailbox executed, on the dispatcher it holds at that moment; only the executing thread takes messages out.
/// </summary>
/// <remarks>
/// A wake-up cannot be lost: a sender enqueues and then looks at the word, the executing thread clears the scheduled bit and
/// then looks at the queues, and there is a full fence between the two steps on each side, so at least one sees the other.
/// After closing, the mailbox is still executed for what comes late, to hand it to the dead letters.
/// </remarks>
internal sealed partial class Mailbox : IRunnable
{
    private const int Closed = 1;
    private const int Scheduled = 2;
    private const int OneSuspension = 4;

    private readonly IMessageQueue _queue;
    private readonly IMessageInvoker _invoker;
    private readonly UnboundedMessageQueue? _unbounded; // The same queue, for calls without a look-up.
    private MessageDispatcher _dispatcher;
    private SystemMessage? _system;
    private int _state;
    private long _wokenAt;

    internal Mailbox(IMessageQueue queue, IMessageInvoker invoker, MessageDispatcher dispatcher)
    {
        _queue = queue;
        _invoker = invoker;
        _dispatcher = dispatcher;
        _unbounded = queue as UnboundedMessageQueue;
    }

    internal IMessageQueue Queue => _queue;

    internal IActorRef Owner => _invoker.Self;

    /// <summary>Where the next turn runs. A write takes effect when the mailbox is scheduled the next time.</summary>
    internal MessageDispatcher Dispatcher
    {
        get => Volatile.Read(ref _dispatcher);
        set => Volatile.Write(ref _dispatcher, value);
    }

    internal bool IsClosed => (Volatile.Read(ref _state) & Closed) != 0;

    /// <summary>Nobody runs it or has been told to, and nothing keeps it from being run.</summary>
    internal bool IsIdle => Volatile.Read(ref _state) == 0;

    internal bool IsScheduled => (Volatile.Read(ref _state) & Scheduled) != 0;

    internal bool IsSuspended => Volatile.Read(ref _state) >= OneSuspension;

    private bool HasWork
    {
        get
        {
            if (Volatile.Read(ref _system) is not null)
            {
                return true;
            }

            var state = Volatile.Read(ref _state);
            return ((state & Closed) != 0 || state < OneSuspension) && (_unbounded?.HasMessages ?? _queue.HasMessages);
        }
    }

    internal void Enqueue(IActorRef receiver, in Envelope envelope)
    {
        if (_unbounded is not null)
        {
            _unbounded.Enqueue(envelope);
        }
        else
        {
            // The queue must be seen to have work before the word is read. The default queue's own exchange is that fence.
            _queue.Enqueue(receiver, envelope);
            Interlocked.MemoryBarrier();
        }

        var state = Volatile.Read(ref _state);
        if ((state & Scheduled) == 0 && ((state & Closed) != 0 || state < OneSuspension))
        {
            TrySchedule();
        }
    }

    /// <summary>For what the engine tells an actor in the actor's own turn, at the end of which the queue is looked at again.</summary>
    internal void EnqueueNotice(IActorRef receiver, in Envelope envelope)
    {
        if (_queue is IQueueOfNotices bounded)
        {
            bounded.EnqueueNotice(envelope);
        }
        else
        {
            _queue.Enqueue(receiver, envelope);
        }
    }

    internal void EnqueueSystem(SystemMessage message)
    {
        SystemMessage? head;
        do
        {
            head = Volatile.Read(ref _system);
            message.Next = head;
        }
        while (Interlocked.CompareExchange(ref _system, message, head) != head);

        TrySchedule();
    }

    internal void Suspend() => Interlocked.Add(ref _state, OneSuspension);

    /// <summary>Takes one suspension back; more resumes than suspensions are no error.</summary>
    internal void Resume()
    {
        int state;
        do
        {
            state = Volatile.Read(ref _state);
            if (state < OneSuspension)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _state, state - OneSuspension, state) != state);
    }

    /// <summary>From here on everything goes to the dead letters.</summary>
    internal void Close() => Interlocked.Or(ref _state, Closed);

    /// <summary>Has the mailbox executed if there is work and nobody has seen to it yet.</summary>
    internal void ScheduleIfWork()
    {
        if (HasWork)
        {
            TrySchedule();
        }
    }

    /// <summary>Brings what the next turn begins with near, in two steps: this one reads the mailbox itself.</summary>
    internal void PrefetchCell()
    {
        Prefetch.Object(_invoker, lines: 3);
        Prefetch.Object(_queue, lines: 1);
    }

    /// <summary>The second step, which reads what the first has brought.</summary>
    internal void PrefetchActor() => _invoker.Prefetch();

    public void Execute() => Run();

    public void Run()
    {
        NoteWaited();
        var outer = _invoker.Enter();
        try
        {
            RunSystemMessages();
            RunUserMessages();
        }
        finally
        {
            _invoker.Leave(outer);
            Interlocked.And(ref _state, ~Scheduled);
            ScheduleIfWork();
        }
    }

    private void TrySchedule()
    {
        int state;
        do
        {
            state = Volatile.Read(ref _state);
            if ((state & Scheduled) != 0)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _state, state | Scheduled, state) != state);

        if (ActorMeters.MailboxTime.Enabled)
        {
            _wokenAt = Stopwatch.GetTimestamp();
        }

        Dispatcher.ExecuteTask(this);
    }

    private void NoteWaited()
    {
        if (_wokenAt != 0)
        {
            if (_queue.HasMessages)
            {
                ActorMeters.Time(ActorMeters.MailboxTime, _wokenAt, _invoker.ActorType);
            }

            _wokenAt = 0;
        }
    }
}
