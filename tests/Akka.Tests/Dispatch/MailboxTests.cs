using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Tests.Dispatch;

public sealed class MailboxTests
{
    private readonly RecordingInvoker _invoker = new();
    private readonly ManualDispatcher _dispatcher = new();
    private readonly Mailbox _mailbox;

    public MailboxTests() => _mailbox = new Mailbox(new UnboundedMessageQueue(), _invoker, _dispatcher);

    [Fact]
    public void Is_scheduled_once_however_many_messages_come()
    {
        Tell(1, 2, 3);
        _mailbox.EnqueueSystem(new Suspend());

        Assert.Equal(1, _dispatcher.Pending);
    }

    [Fact]
    public void Hands_over_user_messages_in_order()
    {
        Tell(1, 2, 3);
        _dispatcher.RunAll();

        Assert.Equal([1, 2, 3], _invoker.Invoked);
    }

    [Fact]
    public void Puts_system_messages_first_and_in_order()
    {
        Tell(1);
        SystemMessage first = new Suspend(), second = new Resume(null);
        _mailbox.EnqueueSystem(first);
        _mailbox.EnqueueSystem(second);
        _invoker.OnSystem = _ => Assert.Empty(_invoker.Invoked);
        _dispatcher.RunAll();

        Assert.Equal([first, second], _invoker.System);
        Assert.Equal([1], _invoker.Invoked);
    }

    [Fact]
    public void A_system_message_passes_the_user_messages_that_wait()
    {
        Tell(1, 2);
        var terminate = new Terminate();
        _invoker.OnInvoke = _ => _mailbox.EnqueueSystem(terminate);
        _invoker.OnSystem = _ => _mailbox.Close();
        _dispatcher.RunAll();

        Assert.Equal([1], _invoker.Invoked);
        Assert.Equal([2], _invoker.Discarded);
    }

    [Fact]
    public void Gives_way_after_its_throughput_and_comes_back_for_the_rest()
    {
        var small = new ManualDispatcher(throughput: 2);
        var mailbox = new Mailbox(new UnboundedMessageQueue(), _invoker, small);
        foreach (var i in Enumerable.Range(1, 5))
        {
            mailbox.Enqueue(_invoker.Self, new Envelope(i, null));
        }

        small.RunOne();
        Assert.Equal([1, 2], _invoker.Invoked);
        small.RunAll();
        Assert.Equal([1, 2, 3, 4, 5], _invoker.Invoked);
    }

    [Fact]
    public void Suspended_it_keeps_user_messages_and_is_not_scheduled_for_them()
    {
        _mailbox.Suspend();
        Tell(1);
        Assert.Equal(0, _dispatcher.Pending);

        var probe = new Resume(null);
        _mailbox.EnqueueSystem(probe);
        _dispatcher.RunAll();
        Assert.Equal([probe], _invoker.System);
        Assert.Empty(_invoker.Invoked);
    }

    [Fact]
    public void Every_suspension_needs_its_resume()
    {
        _mailbox.Suspend();
        _mailbox.Suspend();
        Tell(1);
        _mailbox.Resume();
        _mailbox.ScheduleIfWork();
        _dispatcher.RunAll();
        Assert.Empty(_invoker.Invoked);

        _mailbox.Resume();
        _mailbox.ScheduleIfWork();
        _dispatcher.RunAll();
        Assert.Equal([1], _invoker.Invoked);
    }

    [Fact]
    public void A_resume_too_many_changes_nothing()
    {
        _mailbox.Resume();
        _mailbox.Suspend();
        Tell(1);

        Assert.True(_mailbox.IsSuspended);
        Assert.Equal(0, _dispatcher.Pending);
    }

    [Fact]
    public void A_suspension_in_a_turn_ends_the_turn_before_the_next_message()
    {
        Tell(1, 2);
        _invoker.OnInvoke = _ => _mailbox.Suspend();
        _dispatcher.RunAll();

        Assert.Equal([1], _invoker.Invoked);
    }

    [Fact]
    public void Closed_it_discards_what_waits_and_what_comes_late()
    {
        Tell(1);
        _mailbox.Close();
        _dispatcher.RunAll();
        Tell(2);
        var late = new Suspend();
        _mailbox.EnqueueSystem(late);
        _dispatcher.RunAll();

        Assert.Empty(_invoker.Invoked);
        Assert.Equal([1, 2], _invoker.Discarded);
        Assert.Equal([late], _invoker.SystemDiscarded);
    }

    [Fact]
    public void Closed_while_suspended_it_still_discards()
    {
        _mailbox.Suspend();
        Tell(1);
        _mailbox.Close();
        _mailbox.ScheduleIfWork();
        _dispatcher.RunAll();

        Assert.Equal([1], _invoker.Discarded);
    }

    [Fact]
    public void Moves_to_another_dispatcher_with_its_next_turn()
    {
        var other = new ManualDispatcher();
        Tell(1);
        _mailbox.Dispatcher = other;
        Tell(2);
        Assert.Equal(0, other.Pending);

        _dispatcher.RunAll();
        Tell(3);
        Assert.Equal((0, 1), (_dispatcher.Pending, other.Pending));
        other.RunAll();
        Assert.Equal([1, 2, 3], _invoker.Invoked);
    }

    [Fact]
    public void A_turn_that_outlasts_the_deadline_gives_way()
    {
        var hasty = new HastyDispatcher();
        var mailbox = new Mailbox(new UnboundedMessageQueue(), _invoker, hasty);
        mailbox.Enqueue(_invoker.Self, new Envelope(1, null));
        mailbox.Enqueue(_invoker.Self, new Envelope(2, null));
        hasty.Take().Run();

        Assert.Equal([1], _invoker.Invoked);
    }

    private void Tell(params int[] messages)
    {
        foreach (var message in messages)
        {
            _mailbox.Enqueue(_invoker.Self, new Envelope(message, null));
        }
    }

    /// <summary>With a deadline of one tick, which no message beats.</summary>
    private sealed class HastyDispatcher : MessageDispatcher
    {
        private readonly Queue<IRunnable> _work = new();

        internal HastyDispatcher()
            : base(null!) => ThroughputDeadlineTime = 1;

        internal IRunnable Take() => _work.Dequeue();

        protected internal override void ExecuteTask(IRunnable run) => _work.Enqueue(run);

        protected override void Shutdown() => _work.Clear();
    }
}
