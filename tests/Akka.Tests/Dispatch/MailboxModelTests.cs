using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Tests.Dispatch;

/// <summary>
/// Every sequence of steps up to a length, against a model of what a mailbox is: a queue, a count of suspensions, a closed flag.
/// </summary>
public sealed class MailboxModelTests
{
    private enum Step
    {
        Tell,
        TellSystem,
        Suspend,
        Resume,
        Close,
        Run,
    }

    [Fact]
    public void All_sequences_of_seven_steps_agree_with_the_model()
    {
        const int length = 7;
        var steps = Enum.GetValues<Step>();
        var sequence = new Step[length];
        for (var number = 0; number < (int)Math.Pow(steps.Length, length); number++)
        {
            for (var (i, rest) = (0, number); i < length; i++, rest /= steps.Length)
            {
                sequence[i] = steps[rest % steps.Length];
            }

            Check(sequence);
        }
    }

    private static void Check(Step[] sequence)
    {
        var invoker = new RecordingInvoker();
        var dispatcher = new ManualDispatcher();
        var mailbox = new Mailbox(new UnboundedMessageQueue(), invoker, dispatcher);
        int told = 0, toldSystem = 0, suspensions = 0;
        var closed = false;
        foreach (var step in sequence)
        {
            switch (step)
            {
                case Step.Tell:
                    mailbox.Enqueue(invoker.Self, new Envelope(told++, null));
                    break;
                case Step.TellSystem:
                    mailbox.EnqueueSystem(new Suspend());
                    toldSystem++;
                    break;
                case Step.Suspend:
                    mailbox.Suspend();
                    suspensions++;
                    break;
                case Step.Resume:
                    mailbox.Resume();
                    mailbox.ScheduleIfWork();
                    suspensions = Math.Max(0, suspensions - 1);
                    break;
                case Step.Close:
                    mailbox.Close();
                    mailbox.ScheduleIfWork();
                    closed = true;
                    break;
                default:
                    dispatcher.RunAll();
                    break;
            }

            Assert.True(dispatcher.Pending <= 1, $"scheduled twice in {Text(sequence)}");
        }

        dispatcher.RunAll();
        Assert.True(invoker.System.Count + invoker.SystemDiscarded.Count == toldSystem, $"a system message was lost in {Text(sequence)}");
        var seen = invoker.Invoked.Concat(invoker.Discarded).Cast<int>().ToArray();
        Assert.True(seen.SequenceEqual(Enumerable.Range(0, seen.Length)), $"out of order in {Text(sequence)}");
        Assert.True(closed || suspensions > 0 || seen.Length == told, $"a message was lost in {Text(sequence)}");
        Assert.True(!closed || seen.Length == told, $"a message was lost after closing in {Text(sequence)}");
    }

    private static string Text(Step[] sequence) => string.Join(", ", sequence);
}
