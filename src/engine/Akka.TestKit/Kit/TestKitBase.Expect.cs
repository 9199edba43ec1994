using Akka.Actor;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// What all expectations of one message have in common: the wait, the type, and the texts of what went wrong.
public abstract partial class TestKitBase
{
    /// <param name="check">Throws, or fails the test, if the message is not the one expected.</param>
    private async ValueTask<T> Expect<T>(
        TimeSpan? timeout, Action<T, IActorRef>? check, string? hint, bool blocking, CancellationToken cancellationToken, string what = "")
    {
        var limit = RemainingOrDilated(timeout);
        var start = Now;
        var envelope = await NextWithin(take: true, limit, blocking, cancellationToken);
        if (envelope is NullMessageEnvelope)
        {
            Fail($"Expected {Described<T>(what)}{In(hint)} within {TimeText.Of(limit)}, but none came.{Seen()}");
        }

        if (envelope.Message is not T message)
        {
            Fail($"Expected {Described<T>(what)}{In(hint)}, but after {TimeText.Of(Now - start)} there came {FailureText.Envelope(envelope)}.{SeenBefore()}");
            return default;
        }

        check?.Invoke(message, envelope.Sender);
        return message;
    }

    private static string Described<T>(string what) => $"a message of type {FailureText.Type<T>()}{(what.Length == 0 ? "" : " " + what)}";

    /// <summary>What was received before the message that the failure is about.</summary>
    private string SeenBefore() => FailureText.Received([.. _state.Inbox.Taken.SkipLast(1)]);

    private Action<T, IActorRef> Equal<T>(T expected, string? hint) => (message, _) => _assertions.AssertEqual(
        expected,
        message,
        "{0}",
        $"Expected the message {FailureText.Message(expected)}{In(hint)}, but there came {FailureText.Envelope(_state.LastMessage)}.{SeenBefore()}");

    private Action<T, IActorRef> Equal<T>(T expected, Func<T, T, bool> comparer, string? hint)
    {
        ArgumentNullException.ThrowIfNull(comparer);
        return (message, _) => _assertions.AssertEqual(
            expected,
            message,
            comparer,
            "{0}",
            $"Expected the message {FailureText.Message(expected)}{In(hint)} as the comparer has it, but there came {FailureText.Envelope(_state.LastMessage)}.{SeenBefore()}");
    }

    private Action<T, IActorRef> Fitting<T>(Func<T, IActorRef, bool> isMessageAndSender, string? hint)
    {
        ArgumentNullException.ThrowIfNull(isMessageAndSender);
        return (message, sender) => _assertions.AssertTrue(
            isMessageAndSender(message, sender),
            "{0}",
            $"Expected a message of type {FailureText.Type<T>()} that fits the predicate{In(hint)}, but there came {FailureText.Envelope(_state.LastMessage)}.{SeenBefore()}");
    }

    private Action<T, IActorRef> From<T>(IActorRef expected, Action<T, IActorRef>? then, string? hint) => (message, sender) =>
    {
        _assertions.AssertEqual(
            expected,
            sender,
            "{0}",
            $"Expected a message from {FailureText.Sender(expected)}{In(hint)}, but there came {FailureText.Envelope(_state.LastMessage)}.{SeenBefore()}");
        then?.Invoke(message, sender!);
    };

    private static Action<T, IActorRef> Only<T>(Action<T> assert)
    {
        ArgumentNullException.ThrowIfNull(assert);
        return (message, _) => assert(message);
    }

    private static Func<T, IActorRef, bool> Only<T>(Predicate<T> isMessage)
    {
        ArgumentNullException.ThrowIfNull(isMessage);
        return (message, _) => isMessage(message);
    }
}
