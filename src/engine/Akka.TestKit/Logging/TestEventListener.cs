using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit;

/// <summary>A logger that shows each event to the filters of the test and prints those that none of them is for.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<EventFilterBase> _filters = [];

    public TestEventListener()
    {
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                Subscribe(initialize.LoggingBus);
                return base.Receive(message);
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                {
                    _filters.Remove(filter);
                }

                return true;
            case LogEvent logEvent:
                return IsMuted(logEvent) || base.Receive(message);
            case DeadLetter letter:
                var text = new Warning(letter.Recipient.Path.ToString()!, letter.Recipient.GetType(), letter);
                return IsMuted(text) || Quiet(letter) || base.Receive(text);
            case UnhandledMessage unhandled:
                var warning = new Warning(
                    unhandled.Recipient.Path.ToString()!,
                    unhandled.Recipient.GetType(),
                    $"Unhandled message from {unhandled.Sender} : {unhandled.Message}");
                return IsMuted(warning) || base.Receive(warning);
            default:
                return base.Receive(message);
        }
    }

    // What the engine stops or times out on its way is no news to a test.
    private static bool Quiet(DeadLetter letter) => letter.Message is Actor.Terminated or Actor.PoisonPill or Actor.Kill;

    private bool IsMuted(LogEvent logEvent)
    {
        // Each filter sees each event, so that several expectations can be about the same one.
        var muted = false;
        foreach (var filter in _filters)
        {
            muted |= Applies(filter, logEvent);
        }

        return muted;
    }

    private bool Applies(EventFilterBase filter, LogEvent logEvent)
    {
        try
        {
            return filter.Apply(logEvent);
        }
        catch (Exception e)
        {
            // A predicate of the user's that throws must not cost the test its logger.
            Print(new Warning(e, Self.Path.ToString()!, filter.GetType(), $"The event filter '{filter}' failed: {e.Message}"));
            return false;
        }
    }

    private void Subscribe(LoggingBus bus)
    {
        foreach (var type in new[] { typeof(Mute), typeof(Unmute), typeof(DeadLetter), typeof(UnhandledMessage) })
        {
            bus.Subscribe(Self, type);
        }
    }
}
