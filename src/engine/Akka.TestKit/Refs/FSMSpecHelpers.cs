using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Compares what a subscriber to a state machine is told by its states alone, whichever machine it comes from.</summary>
public static class FSMSpecHelpers
{
    public static Func<object, object, bool> CurrentStateExpector<TS>() => static (expected, actual) =>
        expected is FSMBase.CurrentState<TS> e && actual is FSMBase.CurrentState<TS> a && Equals(e.State, a.State);

    public static Func<object, object, bool> TransitionStateExpector<TS>() => static (expected, actual) =>
        expected is FSMBase.Transition<TS> e && actual is FSMBase.Transition<TS> a && Equals(e.From, a.From) && Equals(e.To, a.To);
}
