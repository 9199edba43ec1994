using Akka.IO;

namespace ActorEcho;

/// <summary>How the canary finds out that a service works.</summary>
/// <param name="Request">What it sends at once; nothing if empty.</param>
/// <param name="Answer">What has to come back first, byte for byte. Empty: that the connection was accepted is enough.</param>
public sealed record ServiceProbe(ByteString Request, ByteString Answer)
{
    /// <summary>
    /// Judges what has come so far, where no fixed answer can be told: true if it is good, false if it is wrong, null if more has to come. It is called with
    /// nothing at first, on any thread. Null, the default: <see cref="Answer"/> decides.
    /// </summary>
    public Func<ByteString, bool?>? Judge { get; init; }

    internal bool? JudgeSoFar(ByteString answer)
    {
        if (Judge is not null)
        {
            return Judge(answer);
        }

        var count = Math.Min(answer.Count, Answer.Count);
        return !answer.Slice(0, count).Equals(Answer.Slice(0, count)) ? false : count == Answer.Count ? true : null;
    }
}
