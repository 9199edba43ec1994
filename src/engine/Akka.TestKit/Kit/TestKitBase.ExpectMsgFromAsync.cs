using Akka.Actor;

namespace Akka.TestKit;

// The next message and its sender, without blocking the thread of the test.
public abstract partial class TestKitBase
{
    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, From<T>(sender, null, hint), hint, blocking: false, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, From(sender, Equal(message, hint), hint), hint, blocking: false, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, From(sender, Fitting(Only(isMessage), hint), hint), hint, blocking: false, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Fitting(Both(isSender, isMessage), hint), hint, blocking: false, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, From(sender, Only(assertMessage), hint), hint, blocking: false, cancellationToken);

    public ValueTask<T> ExpectMsgFromAsync<T>(
        Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, Both(assertSender, assertMessage), hint, blocking: false, cancellationToken);
}
