using System.Collections;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// One message among others, which are thrown back.
public abstract partial class TestKitBase
{
    /// <summary>Receives until a message fits, dropping those that do not.</summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, null, max, hint, blocking: true, cancellationToken).Blocked();

    /// <summary>Receives until a message of the type fits, dropping those that do not and those of other types.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, null, max, hint, blocking: true, cancellationToken).Blocked();

    /// <param name="allMessages">Is emptied, and gets what was dropped.</param>
    public T FishForMessage<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, allMessages, max, hint, blocking: true, cancellationToken).Blocked();

    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, null, max, hint, blocking: false, cancellationToken);

    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, null, max, hint, blocking: false, cancellationToken);

    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, allMessages, max, hint, blocking: false, cancellationToken);

    /// <summary>Drops what comes until the time is over; a message of exactly the type fails the test.</summary>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var limit = RemainingOrDilated(max);
        var deadline = Deadline.After(limit);
        while (await NextWithin(take: true, deadline.Left, blocking: false, cancellationToken) is not NullMessageEnvelope and var envelope)
        {
            if (envelope.Message.GetType() == typeof(T))
            {
                Fail($"Expected no {FailureText.Type<T>()} within {TimeText.Of(limit)}, but there came {FailureText.Envelope(envelope)}.");
            }

            if (deadline.HasPassed)
            {
                break; // Others may never stop coming.
            }
        }

        _state.LastWasNoMsg = true;
    }

    private async ValueTask<T> Fish<T>(
        Predicate<T> isMessage, ArrayList? dropped, TimeSpan? max, string hint, bool blocking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isMessage);
        var limit = RemainingOrDilated(max);
        var deadline = Deadline.After(limit);
        dropped ??= [];
        dropped.Clear();
        while (await NextWithin(take: true, deadline.Left, blocking, cancellationToken) is not NullMessageEnvelope and var envelope)
        {
            if (envelope.Message is T message && isMessage(message))
            {
                return message;
            }

            dropped.Add(envelope.Message);
            if (deadline.HasPassed && limit > TimeSpan.Zero)
            {
                break; // Others may never stop coming.
            }
        }

        Fail($"Fished {TimeText.Of(limit)} for a {FailureText.Type<T>()}{In(hint)}, but none that came fits: {FailureText.List(dropped)}.");
        return default;
    }
}
