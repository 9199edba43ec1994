namespace Hocon;

/// <summary>
/// A text that is not HOCON, a substitution that cannot be resolved, or a value of the wrong type.
/// The message has the form <c>file:line:column: what is wrong, what was expected</c>.
/// </summary>
public sealed class HoconException : Exception
{
    /// <summary>Makes an error at a place in a source.</summary>
    /// <param name="origin">Where it is.</param>
    /// <param name="problem">What is wrong, without a full stop.</param>
    /// <param name="expected">What was expected instead; empty when there is nothing to add.</param>
    /// <param name="text">The offending text, shortened; empty when there is none.</param>
    /// <param name="inner">The cause, if another error led here.</param>
    public HoconException(HoconOrigin origin, string problem, string expected = "", string text = "", Exception? inner = null)
        : base(expected.Length == 0 ? $"{origin}: {problem}" : $"{origin}: {problem}, {expected}", inner)
    {
        Origin = origin;
        Problem = problem;
        Expected = expected;
        Text = text;
    }

    /// <summary>Where the error is: source, line and column.</summary>
    public HoconOrigin Origin { get; }

    /// <summary>Whether a substitution came back to itself; an optional one counts as undefined then.</summary>
    internal bool IsCycle { get; init; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What was expected; may be empty.</summary>
    public string Expected { get; }

    /// <summary>The offending text; may be empty.</summary>
    public string Text { get; }
}
