using Akka.Event;
using Akka.Routing;

namespace Akka.Actor;

public abstract partial class FSM<TState, TData>
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case FsmStateTimer timer:
                if (ReferenceEquals(timer, _stateTimer))
                {
                    Process(StateTimeout.Instance);
                }

                break;
            case FsmTimer timer:
                if (TakeTimer(timer))
                {
                    Process(timer.Message);
                }

                break;
            case SubscribeTransitionCallBack subscribe:
                Subscribe(subscribe.ActorRef);
                break;
            case Listen listen:
                Subscribe(listen.Listener);
                break;
            case UnsubscribeTransitionCallBack unsubscribe:
                Listeners.Remove(unsubscribe.ActorRef);
                break;
            case Deafen deafen:
                Listeners.Remove(deafen.Listener);
                break;
            default:
                Process(message);
                break;
        }

        return true;
    }

    /// <summary>Logs events, transitions and timers from here on, whatever is configured.</summary>
    internal void ActivateLogging() => DebugEvent = true;

    /// <summary>Goes to a state as if its function had said so.</summary>
    internal void ApplyState(State<TState, TData> next)
    {
        if (next.StopReason is null)
        {
            MakeTransition(next);
            return;
        }

        Reply(next);
        Terminate(next);
        Context.Stop(Self);
    }

    private void Subscribe(IActorRef listener)
    {
        Listeners.Add(listener);
        listener.Tell(new CurrentState<TState>(Self, StateName), Self);
    }

    private void Process(object message)
    {
        CancelStateTimer();
        var fsmEvent = new Event<TData>(message, StateData);
        if (DebugEvent)
        {
            _log.Debug("processing {0} from {1} in state {2}", fsmEvent, Sender, StateName);
        }

        var from = Current;
        var function = _functions.GetValueOrDefault(StateName);
        ApplyState(function?.Invoke(fsmEvent) ?? _unhandled?.Invoke(fsmEvent) ?? Ignore(fsmEvent));
        if (DebugEvent && !ReferenceEquals(from, _current))
        {
            _log.Debug("transition {0} -> {1}", from, _current);
        }
    }

    private State<TState, TData> Ignore(Event<TData> fsmEvent)
    {
        _log.Warning("unhandled event {0} in state {1}", fsmEvent.FsmEvent, StateName);
        return Stay();
    }

    private void MakeTransition(State<TState, TData> next)
    {
        if (!_functions.ContainsKey(next.StateName))
        {
            ApplyState(Stay().WithStopReason(new Failure($"Next state {next.StateName} does not exist")));
            return;
        }

        Reply(next);
        if (next.Notifies || !next.StateName.Equals(StateName))
        {
            Announce(next);
        }

        _current = next;
        StartStateTimer(next.Timeout ?? _timeouts.GetValueOrDefault(next.StateName));
    }

    private void Announce(State<TState, TData> next)
    {
        var from = StateName;
        _next = next;
        try
        {
            foreach (var handler in _transitionHandlers)
            {
                handler(from, next.StateName);
            }
        }
        finally
        {
            _next = null;
        }

        Listeners.Gossip(new Transition<TState>(Self, from, next.StateName));
    }

    private void Reply(State<TState, TData> next)
    {
        foreach (var reply in next.Replies)
        {
            Sender.Tell(reply, Self);
        }
    }

    // The first reason is the one that counts; a stop from outside may follow it.
    private void Terminate(State<TState, TData> next)
    {
        if (Current.StopReason is not null)
        {
            return;
        }

        var reason = next.StopReason!;
        LogTermination(reason);
        CancelStateTimer();
        CancelTimers();
        _current = next;
        _onTermination?.Invoke(new StopEvent<TState, TData>(reason, next.StateName, next.StateData));
    }
}
