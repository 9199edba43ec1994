using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>A logger that writes to a test's output.</summary>
public class TestOutputLogger : ReceiveActor
{
    private readonly ITestOutputHelper _output;

    public TestOutputLogger(ITestOutputHelper output)
    {
        _output = output;
        Receive<LogEvent>(Write);
        Receive<InitializeLogger>(initialize =>
        {
            foreach (var type in new[] { typeof(Debug), typeof(Info), typeof(Warning), typeof(Error) })
            {
                initialize.LoggingBus.Subscribe(Self, type);
            }

            Sender.Tell(new LoggerInitialized(), Self);
        });
    }

    internal static Props Props(ITestOutputHelper output) => Actor.Props.CreateBy(new Producer(output));

    private void Write(LogEvent logged)
    {
        try
        {
            _output.WriteLine(logged.ToString());
        }
        catch (InvalidOperationException)
        {
            // The test has ended, and its output with it; what is logged while the system ends has nowhere to go.
        }
        catch (FormatException e) when (logged.Message is LogMessage message)
        {
            // The text that was logged does not fit its arguments; the test should see it all the same.
            _output.WriteLine($"{logged.LogSource}: {message.Format} [{string.Join(", ", message.Unformatted())}] ({e.Message})");
        }
    }

    private sealed class Producer(ITestOutputHelper output) : IIndirectActorProducer
    {
        public Type ActorType => typeof(TestOutputLogger);

        public ActorBase Produce() => new TestOutputLogger(output);

        public void Release(ActorBase actor)
        {
        }
    }
}
