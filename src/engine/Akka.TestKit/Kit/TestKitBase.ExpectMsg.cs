using Akka.Actor;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// The next message, whoever sent it.
public abstract partial class TestKitBase
{
    /// <summary>A message of the type; a message of another one, or none in time, fails the test.</summary>
    /// <param name="hint">Stands in the text of the failure.</param>
    public T ExpectMsg<T>(
        TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, null, hint, blocking: true, cancellationToken).Blocked();

    /// <summary>A message that equals <paramref name="message"/>.</summary>
    public T ExpectMsg<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Equal(message, hint), hint, blocking: true, cancellationToken).Blocked();

    /// <summary>A message of the type that fits.</summary>
    public T ExpectMsg<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Fitting(Only(isMessage), hint), hint, blocking: true, cancellationToken).Blocked();

    /// <summary>A message of the type that passes the assertions of <paramref name="assert"/>; what it throws goes to the test.</summary>
    public T ExpectMsg<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Only(assert), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Fitting(isMessageAndSender, hint), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, NotNull(assertMessageAndSender), hint, blocking: true, cancellationToken).Blocked();

    public T ExpectMsg<T>(
        T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Equal(expected, comparer, hint), hint, blocking: true, cancellationToken).Blocked();

    private static Action<T, IActorRef> NotNull<T>(Action<T, IActorRef> assert)
    {
        ArgumentNullException.ThrowIfNull(assert);
        return assert;
    }
}
