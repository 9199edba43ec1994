using System.Runtime.CompilerServices;
using Akka.TestKit.Kit;
using Akka.TestKit.Waiting;

namespace Akka.TestKit;

// Several messages, whatever they are.
public abstract partial class TestKitBase
{
    /// <summary>So many messages, within the time that is left for one; fewer fail the test.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Several(numberOfMessages, RemainingOrDefault, blocking: true, cancellationToken).Blocked();

    /// <param name="max">For all of them together; dilated.</param>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        Several(numberOfMessages, Dilated(max), blocking: true, cancellationToken).Blocked();

    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        OneByOne(numberOfMessages, RemainingOrDefault, cancellationToken);

    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        OneByOne(numberOfMessages, Dilated(max), cancellationToken);

    /// <summary>Waits until nothing has come for a time.</summary>
    /// <param name="max">How long it must be quiet.</param>
    /// <param name="maxMessages">More messages than this fail the test; null: any number may come.</param>
    /// <returns>What came before it was quiet.</returns>
    public async Task<System.Collections.ArrayList> WaitForRadioSilenceAsync(
        TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var quiet = RemainingOrDilated(max);
        var heard = new System.Collections.ArrayList();
        while (await NextWithin(take: true, quiet, blocking: false, cancellationToken) is not NullMessageEnvelope and var envelope)
        {
            heard.Add(envelope.Message);
            if (heard.Count > maxMessages)
            {
                Fail($"Expected silence of {TimeText.Of(quiet)} after at most {maxMessages} messages, but {heard.Count} came: {FailureText.List(heard)}.");
            }
        }

        _state.LastWasNoMsg = true;
        return heard;
    }

    private async IAsyncEnumerable<object> OneByOne(int count, TimeSpan limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(limit);
        for (var got = 0; got < count; got++)
        {
            yield return await OneOf(count, got, limit, deadline, blocking: false, cancellationToken);
        }
    }

    private async ValueTask<List<object>> Several(int count, TimeSpan limit, bool blocking, CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(limit);
        var messages = new List<object>(count);
        while (messages.Count < count)
        {
            messages.Add(await OneOf(count, messages.Count, limit, deadline, blocking, cancellationToken));
        }

        return messages;
    }

    private async ValueTask<object> OneOf(int count, int got, TimeSpan limit, Deadline deadline, bool blocking, CancellationToken cancellationToken)
    {
        var envelope = await NextWithin(take: true, deadline.Left, blocking, cancellationToken);
        if (envelope is NullMessageEnvelope)
        {
            Fail($"Expected {count} messages within {TimeText.Of(limit)}, but only {got} came.{Seen()}");
        }

        return envelope.Message;
    }
}
