using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// Messages as long as they fit; the first that does not waits for the next expectation.
public abstract partial class TestKitBase
{
    /// <summary>Receives as long as <paramref name="filter"/> makes something of the message.</summary>
    /// <param name="max">For all of them together.</param>
    /// <param name="msgs">The most to receive.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        All(Fit(filter), max, null, msgs, cancellationToken);

    /// <param name="idle">From one to the next; null: no limit of its own.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        All(Fit(filter), max, idle, msgs, cancellationToken);

    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        All(Fit(filter), max, idle, msgs, cancellationToken);

    /// <param name="shouldIgnoreOtherMessageTypes">Whether a message of another type is dropped; otherwise it is where receiving ends.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default) =>
        All(Fit(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken);

    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        While(Fit(filter), max, null, msgs, blocking: false, cancellationToken);

    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        While(Fit(filter), max, idle, msgs, blocking: false, cancellationToken);

    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        While(Fit(filter), max, idle, msgs, blocking: false, cancellationToken);

    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default) =>
        While(Fit(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, blocking: false, cancellationToken);

    private static Func<object, (Fits, T)> Fit<T>(Func<object, T> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return message => filter(message) is { } made ? (Fits.Taken, made) : default;
    }

    private static Func<object, (Fits, T)> Fit<T>(Predicate<T> shouldContinue, bool ignoreOthers)
    {
        ArgumentNullException.ThrowIfNull(shouldContinue);
        return message => message is T typed
            ? shouldContinue(typed) ? (Fits.Taken, typed) : default
            : (ignoreOthers ? Fits.Dropped : Fits.Ends, default!);
    }

    private List<T> All<T>(Func<object, (Fits, T)> fit, TimeSpan? max, TimeSpan? idle, int msgs, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        var messages = While(fit, max, idle, msgs, blocking: true, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (messages.MoveNextAsync().Blocked())
        {
            all.Add(messages.Current);
        }

        return all;
    }

    private async IAsyncEnumerable<T> While<T>(
        Func<object, (Fits, T)> fit, TimeSpan? max, TimeSpan? idle, int msgs, bool blocking, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(max);
        var deadline = Deadline.After(limit);
        var pause = idle is { } given ? Dilated(given) : Timeout.InfiniteTimeSpan;
        var last = NullMessageEnvelope.Instance as MessageEnvelope;
        for (var got = 0; got < msgs;)
        {
            var envelope = await NextWithin(take: false, deadline.Left.Min(pause), blocking, cancellationToken);
            var (fits, made) = envelope is NullMessageEnvelope ? default : fit(envelope.Message);
            if (fits == Fits.Ends)
            {
                break;
            }

            await NextWithin(take: true, TimeSpan.Zero, blocking, cancellationToken);
            if (fits == Fits.Taken)
            {
                got++;
                last = envelope;
                yield return made;
            }

            if (deadline.HasPassed && limit > TimeSpan.Zero)
            {
                break; // Messages that fit may never stop coming.
            }
        }

        _state.LastWasNoMsg = true; // It ends by waiting for what does not come, so Within does not hold the time against it.
        _state.LastMessage = last;
    }

    private enum Fits
    {
        Ends,
        Taken,
        Dropped,
    }
}
