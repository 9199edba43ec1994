using System.Globalization;
using ActorEcho.TestKit.Engine;

namespace ActorEcho.TestKit;

public sealed partial class Scenario
{
    /// <summary>Lines of the conversation that a failure shows.</summary>
    private const int LinesShown = 200;

    /// <summary>Tells the server something, and waits for its answer.</summary>
    /// <typeparam name="TAnswer">What the answer is to be.</typeparam>
    /// <param name="message">One of its public messages.</param>
    /// <exception cref="ScenarioException">Another answer came, or none.</exception>
    public TAnswer Ask<TAnswer>(object message)
    {
        _answers.Clear();
        Tell(message);
        return ExpectAnswer<TAnswer>();
    }

    /// <summary>The server, told to <see cref="Stop"/>, has stopped.</summary>
    /// <returns>How many connections it drained and reset.</returns>
    /// <exception cref="ScenarioException">It has not, or connections ended otherwise.</exception>
    public ServerStopped ExpectStopped() => ExpectAnswer<ServerStopped>();

    /// <summary>Something is in the server's log by now.</summary>
    /// <param name="text">A part of a line of it.</param>
    /// <exception cref="ScenarioException">It is not.</exception>
    public void ExpectLog(string text)
    {
        if (!Wait(() => Record.Lines.Any(l => l.Contains(LogRecorder.Mark, StringComparison.Ordinal) && l.Contains(text, StringComparison.Ordinal))))
        {
            throw Failure($"expected the log to have \"{text}\", which it has not");
        }
    }

    /// <summary>Something of your own holds. Nothing is waited for.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="what">What is expected, for the failure's text.</param>
    /// <exception cref="ScenarioException">It does not; the message has the conversation and the seed.</exception>
    public void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw Failure($"expected {what}");
        }
    }

    internal ScenarioException Failure(string what) => new($"""
        {what}.

        The conversation:
        {Record.Text(LinesShown)}

        {Seeds.Replay(Seed)}
        """);

    internal string AfterPatience() => string.Create(CultureInfo.InvariantCulture, $"after {_options.Patience.TotalSeconds} s");

    private TAnswer ExpectAnswer<TAnswer>()
    {
        if (!Wait(() => _answers.Count > 0))
        {
            throw Failure($"expected the server to answer {typeof(TAnswer).Name}, which it has not {AfterPatience()}");
        }

        return _answers.Dequeue() is var answer && answer is TAnswer expected
            ? expected
            : throw Failure($"expected the server to answer {typeof(TAnswer).Name}, but it answered {answer}");
    }
}
