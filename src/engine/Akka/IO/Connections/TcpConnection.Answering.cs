using Akka.Actor;
using Akka.Cells;
using Akka.Dispatch;
using Akka.Event;
using Akka.IO.Loops;

namespace Akka.IO.Connections;

// What comes from the loop's own thread, as the handler's commands do, is done at once.
internal abstract partial class TcpConnection
{
    private EventLoop? _loop;
    private IActorRef? _teller;
    private bool _isAnswering;

    /// <summary>Who has sent the command at hand.</summary>
    private IActorRef Commander => _isAnswering ? _teller ?? Cell.SystemImpl.DeadLetters : Sender;

    /// <remarks>
    /// Idle on its own thread means that nobody runs this actor, and that nothing from a sender of this thread is in its mailbox. If another
    /// thread schedules it meanwhile, its turn comes on this thread, afterwards. What is to be measured takes the usual way, where that is done.
    /// </remarks>
    bool IAnswersAtOnce.TryAnswer(object message, IActorRef sender)
    {
        if (_isAnswering
            || message is not (Tcp.Write or Tcp.ResumeReading or Tcp.SuspendReading)
            || !ReferenceEquals(EventLoop.Current, Volatile.Read(ref _loop))
            || !Cell.Mailbox.IsIdle
            || ActorMeters.ProcessingDuration.Enabled)
        {
            return false;
        }

        (_isAnswering, _teller) = (true, sender);
        try
        {
            return _state(message);
        }
        catch (Exception e)
        {
            Post(new Failure(e)); // For the supervisor, by way of a turn.
            return true;
        }
        finally
        {
            _isAnswering = false;
        }
    }

    private void AnswerAtOnce()
    {
        if (Cell.Dispatcher is LoopDispatcher dispatcher)
        {
            _loop = dispatcher.Loop;
            Cell.Self.Answerer = this;
        }
    }

    private sealed class Failure(Exception e) : IRunnable, IDeadLetterSuppression
    {
        public void Run() => throw new InvalidOperationException(e.Message, e);

        public void Execute() => Run();
    }
}
