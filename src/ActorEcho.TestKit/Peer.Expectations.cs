using System.Text;

namespace ActorEcho.TestKit;

public sealed partial class Peer
{
    private bool IsOver => SawEnd || WasReset || _left;

    private int Unclaimed => _received.WrittenCount - _claimed;

    /// <summary>Gets this text next, no matter in how many pieces.</summary>
    /// <param name="text">The text, which is expected as UTF-8.</param>
    /// <exception cref="ScenarioException">Something else came, or not all of it in time.</exception>
    public void Expect(string text) => Expect(Encoding.UTF8.GetBytes(text));

    /// <summary>Gets these bytes next, no matter in how many pieces.</summary>
    /// <param name="data">The bytes.</param>
    /// <exception cref="ScenarioException">Others came, or not all of them in time.</exception>
    public void Expect(ReadOnlySpan<byte> data)
    {
        var expected = data.ToArray();
        var from = _claimed;
        _scenario.Wait(() => Unclaimed >= expected.Length || Matching(from, expected) < Unclaimed || IsOver);
        var matching = Matching(from, expected);
        if (matching < expected.Length)
        {
            var seen = Received.Span[from..];
            var where = matching < seen.Length ? $"they differ from byte {matching} on" : $"{expected.Length - matching} are missing";
            throw _scenario.Failure($"{Name} expected {Trace.Show(expected)}, but got {Trace.Show(seen[..Math.Min(seen.Length, expected.Length)])}; {where}{State()}");
        }

        _claimed += expected.Length;
    }

    /// <summary>Gets so many bytes next, whatever they are.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ScenarioException">Not so many came in time.</exception>
    public byte[] ExpectBytes(int count)
    {
        if (!_scenario.Wait(() => Unclaimed >= count || IsOver) || Unclaimed < count)
        {
            throw _scenario.Failure($"{Name} expected {count} bytes, but got {Unclaimed}{State()}");
        }

        _claimed += count;
        return Received.Span.Slice(_claimed - count, count).ToArray();
    }

    /// <summary>Gets nothing, neither bytes nor an end, while a time passes.</summary>
    /// <param name="time">The time, in the scenario; 1 s when left out.</param>
    /// <exception cref="ScenarioException">Something came.</exception>
    public void ExpectNothing(TimeSpan? time = null)
    {
        if (_scenario.Wait(() => Unclaimed > 0 || IsOver, time ?? Second))
        {
            throw _scenario.Failure($"{Name} expected nothing, but got {Trace.Show(Received.Span[_claimed..])}{State()}");
        }
    }

    /// <summary>Has got all that was expected before, and then the server's end.</summary>
    /// <exception cref="ScenarioException">More came, or a reset, or no end.</exception>
    public void ExpectEnd()
    {
        _scenario.Wait(() => Unclaimed > 0 || IsOver);
        if (!SawEnd || Unclaimed > 0)
        {
            throw _scenario.Failure($"{Name} expected the server's end, but got {(Unclaimed > 0 ? Trace.Show(Received.Span[_claimed..]) : "none")}{State()}");
        }
    }

    /// <summary>Is reset, whatever it got before.</summary>
    /// <exception cref="ScenarioException">It is not.</exception>
    public void ExpectReset()
    {
        if (!_scenario.Wait(() => WasReset))
        {
            throw _scenario.Failure($"{Name} expected a reset, but got none{State()}");
        }
    }

    /// <summary>Could not connect, as nobody listens.</summary>
    /// <exception cref="ScenarioException">It could.</exception>
    public void ExpectRefused()
    {
        if (_link is not null)
        {
            throw _scenario.Failure($"{Name} expected that nobody listens, but it is connected");
        }
    }

    /// <summary>Its connection has ended, for this reason.</summary>
    /// <param name="reason">Why the server says that it ended.</param>
    /// <exception cref="ScenarioException">It has ended for another, or not at all, or no actor ever had it.</exception>
    public void ExpectCloseReason(CloseReason reason)
    {
        _scenario.Wait(() => CloseReason is not null);
        if (CloseReason is not { } actual)
        {
            throw _scenario.Failure($"{Name} expected its connection to end with {reason}, but {(_link?.Handler is null ? "no actor has it" : "it has not ended")}{State()}");
        }

        if (actual != reason)
        {
            throw _scenario.Failure($"{Name} expected its connection to end with {reason}, but it ended with {actual}");
        }
    }

    private CloseReason? CloseReason => _link?.Handler is { } handler ? _scenario.Ends.GetValueOrDefault(handler.Path.Name) : null;

    private int Matching(int from, byte[] expected) => Received.Span[from..].CommonPrefixLength(expected);

    private string State() => string.Concat(
        _link is null ? ", as nobody listens" : "",
        WasReset ? ", and was reset" : SawEnd ? ", and the server has ended its side" : _left ? ", as it has left" : $" {_scenario.AfterPatience()}",
        _reads ? "" : " (it is stalled)");
}
