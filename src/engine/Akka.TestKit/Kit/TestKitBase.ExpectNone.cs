using Akka.Actor;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// That nothing comes, that an actor has ended, and that one of several messages comes.
public abstract partial class TestKitBase
{
    /// <summary>No message comes in the time that is left for one.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        ExpectNone(RemainingOrDefault, blocking: true, cancellationToken).Blocked();

    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNone(Dilated(duration), blocking: true, cancellationToken).Blocked();

    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        ExpectNone(RemainingOrDefault, blocking: false, cancellationToken);

    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNone(Dilated(duration), blocking: false, cancellationToken);

    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>The <see cref="Terminated"/> of an actor that the test actor watches.</summary>
    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, TerminatedOf(target, hint), hint, blocking: true, cancellationToken, $"of {target}").Blocked();

    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, TerminatedOf(target, hint), hint, blocking: false, cancellationToken, $"of {target}");

    /// <summary>A message that equals one of several.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        AnyOf(messages, blocking: true, cancellationToken).Blocked();

    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        AnyOf(messages, blocking: false, cancellationToken);

    private async ValueTask ExpectNone(TimeSpan limit, bool blocking, CancellationToken cancellationToken)
    {
        var start = Now;
        var envelope = await NextWithin(take: true, limit, blocking, cancellationToken);
        if (envelope is not NullMessageEnvelope)
        {
            Fail($"Expected no message for {TimeText.Of(limit)}, but after {TimeText.Of(Now - start)} there came {FailureText.Envelope(envelope)}.{SeenBefore()}");
        }

        _state.LastWasNoMsg = true;
    }

    private Action<Terminated, IActorRef> TerminatedOf(IActorRef target, string? hint)
    {
        ArgumentNullException.ThrowIfNull(target);
        return (terminated, _) => _assertions.AssertEqual(
            target, terminated.ActorRef, "{0}", $"Expected the end of {target}{In(hint)}, but it was {terminated.ActorRef} that ended.{SeenBefore()}");
    }

    private ValueTask<T> AnyOf<T>(IEnumerable<T> messages, bool blocking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var expected = messages.ToArray();
        return Expect<T>(
            null,
            (message, _) => _assertions.AssertTrue(
                Array.IndexOf(expected, message) >= 0,
                "{0}",
                $"Expected one of {FailureText.List(expected)}, but there came {FailureText.Envelope(_state.LastMessage)}.{SeenBefore()}"),
            null,
            blocking,
            cancellationToken,
            $"that is one of {FailureText.List(expected)}");
    }
}
