using Akka.Event;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>
/// An actor that is a finite state machine: <see cref="When"/> gives each state its function, <see cref="StartWith"/> the first state,
/// and <see cref="Initialize"/>, last in the constructor, enters it.
/// </summary>
public abstract partial class FSM<TState, TData> : FSMBase, IListeners
    where TState : notnull
{
    protected bool DebugEvent;

    private readonly Dictionary<TState, StateFunction> _functions = [];
    private readonly Dictionary<TState, TimeSpan?> _timeouts = [];
    private readonly List<TransitionHandler> _transitionHandlers = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private StateFunction? _unhandled;
    private Action<StopEvent<TState, TData>>? _onTermination;
    private State<TState, TData>? _current;
    private State<TState, TData>? _next;

    protected FSM()
    {
        DebugEvent = this is ILoggingFSM && Context.System.Settings.FsmDebugEvent;
    }

    /// <returns>Where to go next; null when the event is not for this function.</returns>
    public delegate State<TState, TData>? StateFunction(Event<TData> fsmEvent);

    public delegate void TransitionHandler(TState initialState, TState nextState);

    public ListenerSupport Listeners { get; } = new();

    public TState StateName => Current.StateName;

    public TData StateData => Current.StateData;

    /// <summary>The data of the state to come, while a transition handler runs.</summary>
    /// <exception cref="InvalidOperationException">No transition is under way.</exception>
    public TData NextStateData => _next is { } next
        ? next.StateData
        : throw new InvalidOperationException("NextStateData is only available while OnTransition handlers run.");

    private State<TState, TData> Current =>
        _current ?? throw new InvalidOperationException("The machine has no state yet: StartWith comes before Initialize.");

    /// <summary>Adds a function to a state; one that was added before is asked first. A timeout given here replaces an earlier one.</summary>
    public void When(TState stateName, StateFunction func, TimeSpan? timeout = null)
    {
        _functions[stateName] = _functions.TryGetValue(stateName, out var earlier) ? OrElse(earlier, func) : func;
        _timeouts[stateName] = timeout ?? _timeouts.GetValueOrDefault(stateName);
    }

    public void StartWith(TState stateName, TData stateData, TimeSpan? timeout = null) =>
        _current = new State<TState, TData>(stateName, stateData, timeout);

    /// <summary>Enters the first state: transition handlers run and its timeout starts.</summary>
    /// <exception cref="InvalidOperationException">No <see cref="StartWith"/> before it.</exception>
    public void Initialize() => MakeTransition(Current);

    public State<TState, TData> GoTo(TState nextStateName) => new(nextStateName, StateData);

    public State<TState, TData> GoTo(TState nextStateName, TData stateData) => new(nextStateName, stateData);

    /// <summary>No transition is seen; the state's timeout starts anew.</summary>
    public State<TState, TData> Stay() => GoTo(StateName).WithoutNotification();

    public State<TState, TData> Stop() => Stop(Normal.Instance);

    public State<TState, TData> Stop(Reason reason) => Stop(reason, StateData);

    public State<TState, TData> Stop(Reason reason, TData stateData) => Stay().Using(stateData).WithStopReason(reason);

    public TransformHelper Transform(StateFunction func) => new(func);

    public void OnTransition(TransitionHandler transitionHandler) => _transitionHandlers.Add(transitionHandler);

    public void OnTermination(Action<StopEvent<TState, TData>> terminationHandler) => _onTermination = terminationHandler;

    /// <summary>What to do with an event that the state's function does not take; without it, it is logged and the machine stays.</summary>
    public void WhenUnhandled(StateFunction stateFunction) => _unhandled = stateFunction;

    /// <summary>Replaces the timeout of a state; null for none.</summary>
    public void SetStateTimeout(TState state, TimeSpan? timeout) => _timeouts[state] = timeout;

    /// <summary>Called when the machine ends; a failure is logged.</summary>
    protected virtual void LogTermination(Reason reason)
    {
        if (reason is Failure { Cause: Exception exception })
        {
            _log.Error(exception, "The state machine ends with a failure");
        }
        else if (reason is Failure failure)
        {
            _log.Error("The state machine ends with a failure: {0}", failure.Cause);
        }
    }

    protected override void PostStop()
    {
        if (_current is not null)
        {
            Terminate(Stay().WithStopReason(Shutdown.Instance));
        }

        base.PostStop();
    }

    private static StateFunction OrElse(StateFunction first, StateFunction second) => fsmEvent => first(fsmEvent) ?? second(fsmEvent);

    /// <summary>Refines what a state's function returns.</summary>
    public sealed class TransformHelper(StateFunction func)
    {
        public StateFunction Func { get; } = func;

        public StateFunction Using(Func<State<TState, TData>, State<TState, TData>> andThen) =>
            fsmEvent => Func(fsmEvent) is { } state ? andThen(state) : null;
    }
}
