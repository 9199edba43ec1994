using ActorEcho.Listening;
using ActorEcho.Logging;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho.Shedding;

/// <summary>
/// Sheds when all connections together have more pending than the server may hold, in this order: connections above their share (the low mark,
/// three quarters of the limit, divided by the connections there are) are not read from; what is left of them after two rounds is reset, those that took
/// the least in the last round first and of these those that hold the most first, as many as it takes to get to the low mark; and so on each
/// round until it is reached. Then all are read from again.
/// </summary>
internal sealed class Overload(Admission admission) : UntypedActor, IWithTimers
{
    private const string Setting = "actorecho.limits.max-buffered-bytes";

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly ByteBudget _budget = admission.Budget;
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private Dictionary<IActorRef, Holding> _before = [];
    private Dictionary<IActorRef, Holding> _now = [];
    private long _share;
    private int _rounds;
    private bool _isSilent;
    private int _times;
    private int _shed;

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>One that went before may have left connections that are not read from.</summary>
    protected override void PreStart()
    {
        TellListeners(ReadAgain.Instance);
        _budget.Watch(Self);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case BudgetPassed:
                Begin();
                break;
            case LinesDue:
                _isSilent = false;
                TellEnd();
                break;
            case Holding:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Overloaded(object message)
    {
        switch (message)
        {
            case Holding holding:
                _now[Sender] = holding;
                break;
            case RoundOver when _budget.Held <= _budget.LowMark:
                End();
                break;
            case RoundOver:
                if (_rounds++ > 0)
                {
                    ShedSome();
                }

                WeighAll();
                break;
            case LinesDue:
                _isSilent = false;
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Begin()
    {
        Become(Overloaded);
        _rounds = 0;
        _times++;
        WeighAll();
        if (!_isSilent)
        {
            _log.Write(
                LogLevel.WarningLevel, null, "overload: {held} bytes are pending for clients, more than {limit} ({setting}); who holds more than {share} is not read from",
                _budget.Held, _budget.Limit, Setting, _share);
            BeSilent();
        }
    }

    private void WeighAll()
    {
        (_before, _now) = (_now, []);
        _share = _budget.LowMark / Math.Max(1, admission.Taken);
        Timers.StartSingleTimer(RoundOver.Instance, RoundOver.Instance, Round);
        TellListeners(new Weigh(_share, Self));
    }

    private void ShedSome()
    {
        var tooMuch = _budget.Held - _budget.LowMark;
        foreach (var (connection, holding) in _now.Where(h => h.Value.Pending > _share).OrderBy(Taken).ThenByDescending(h => h.Value.Pending))
        {
            if (tooMuch <= 0)
            {
                break;
            }

            connection.Tell(Shed.Instance, Self);
            tooMuch -= holding.Pending;
            _shed++;
        }
    }

    // One that was not there before has not had its chance to take something.
    private long Taken(KeyValuePair<IActorRef, Holding> holding) =>
        _before.TryGetValue(holding.Key, out var before) ? holding.Value.Acknowledged - before.Acknowledged : long.MaxValue;

    private void End()
    {
        Become(OnReceive);
        (_before, _now) = ([], []);
        TellListeners(ReadAgain.Instance);
        TellEnd();
        _budget.Rearm();
    }

    private void TellListeners(object message)
    {
        foreach (var listener in _budget.Listeners)
        {
            listener.Tell(message, Self);
        }
    }

    private void TellEnd()
    {
        if (!_isSilent && _times > 0)
        {
            _log.Write(
                LogLevel.WarningLevel, null, "overload is over: it came {count} times, {shed} connections were reset ({reason}), {held} bytes are pending",
                _times, _shed, CloseReason.OverloadShed, _budget.Held);
            (_times, _shed) = (0, 0);
            BeSilent();
        }
    }

    // A load that comes and goes is not to become a flood of lines.
    private void BeSilent()
    {
        _isSilent = true;
        Timers.StartSingleTimer(LinesDue.Instance, LinesDue.Instance, Silence);
    }

    private sealed class RoundOver
    {
        public static readonly RoundOver Instance = new();
    }

    private sealed class LinesDue
    {
        public static readonly LinesDue Instance = new();
    }

    internal sealed class Producer(Admission admission) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Overload);

        public ActorBase Produce() => new Overload(admission);

        public void Release(ActorBase actor)
        {
        }
    }
}
