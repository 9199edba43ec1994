using Akka.Actor;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// The next message and its sender.
public abstract partial class TestKitBase
{
    /// <summary>A message of the type from a sender.</summary>
    public T ExpectMsgFrom<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, From<T>(sender, null, hint), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsgFrom<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, From(sender, Equal(message, hint), hint), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsgFrom<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, From(sender, Fitting(Only(isMessage), hint), hint), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsgFrom<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Fitting(Both(isSender, isMessage), hint), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsgFrom<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, From(sender, Only(assertMessage), hint), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsgFrom<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Both(assertSender, assertMessage), hint, blocking: true, cancellationToken).Blocked();

    private static Func<T, IActorRef, bool> Both<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage)
    {
        ArgumentNullException.ThrowIfNull(isSender);
        ArgumentNullException.ThrowIfNull(isMessage);
        return (message, sender) => isSender(sender) && isMessage(message);
    }

    private static Action<T, IActorRef> Both<T>(Action<IActorRef> assertSender, Action<T> assertMessage)
    {
        ArgumentNullException.ThrowIfNull(assertSender);
        ArgumentNullException.ThrowIfNull(assertMessage);
        return (message, sender) =>
        {
            assertSender(sender);
            assertMessage(message);
        };
    }
}
