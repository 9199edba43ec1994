using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The reference to a state machine whose state, data and timers a test sees and sets.</summary>
public class TestFSMRef<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TActor, TState, TData> : TestActorRefBase<TActor>
    where TActor : FSM<TState, TData>
    where TState : notnull
{
    /// <param name="activateLogging">Whether the machine logs events, transitions and timers at debug level, whatever is configured.</param>
    public TestFSMRef(ActorSystem system, Props props, IActorRef? supervisor = null, string? name = null, bool activateLogging = false)
        : base(system, props, supervisor, name)
    {
        if (activateLogging)
        {
            UnderlyingActor.ActivateLogging();
        }
    }

    public TState StateName => UnderlyingActor.StateName;

    public TData StateData => UnderlyingActor.StateData;

    public void SetState(TState stateName, TData stateData, TimeSpan? timeout = null, FSMBase.Reason? stopReason = null) =>
        InContext(fsm => fsm.ApplyState(new FSMBase.State<TState, TData>(stateName, stateData, timeout, stopReason)));

    public void SetState(TState stateName, TimeSpan? timeout = null) => SetState(stateName, StateData, timeout);

    public void SetStateData(TData stateData, TimeSpan? timeout = null) => SetState(StateName, stateData, timeout);

    public void SetStateTimeout(TimeSpan timeout) => SetState(StateName, timeout);

    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false) => InContext(fsm => fsm.SetTimer(name, msg, timeout, repeat));

    public void CancelTimer(string name) => InContext(fsm => fsm.CancelTimer(name));

    public bool IsTimerActive(string name) => UnderlyingActor.IsTimerActive(name);

    public bool IsStateTimerActive() => UnderlyingActor.IsStateTimerActive;

    private void InContext(Action<TActor> act)
    {
        var fsm = UnderlyingActor;
        InternalRef.InContext(() => act(fsm));
    }
}
