using ActorEcho.Connections;
using ActorEcho.Listening;
using ActorEcho.Logging;
using ActorEcho.Metrics;
using Akka.Actor;
using Akka.Event;

namespace ActorEcho;

/// <summary>How the server ends: say so, accept for a while yet, accept no more, drain, and reset what is left at the deadline.</summary>
public sealed partial class ServerSupervisor
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(1);

    private readonly List<(StopStage Stage, IActorRef Asker)> _stopAskers = [];
    private readonly HashSet<IActorRef> _accepting = [];
    private ServerNotStarted? _notStarted;
    private StopStage _wanted;
    private StopStage _reached;
    private TimeSpan _stoppingSince;
    private TimeSpan _drainingSince;

    private static TimeSpan Now => Context.System.Scheduler.MonotonicClock;

    private void StopUpTo(StopStage stage)
    {
        _stopAskers.Add((stage, Sender));
        _wanted = stage > _wanted ? stage : _wanted;
        Tell(_reached);
    }

    private void StartLeaving()
    {
        _stoppingSince = Now;
        Context.System.EventStream.Publish(new ServerStopping(Self));
        if (_options.ShutdownGrace > TimeSpan.Zero)
        {
            _log.Write(
                LogLevel.InfoLevel, null, "stopping: connections are accepted for {grace_s} s yet, and drained within {deadline_s} s then",
                _options.ShutdownGrace.TotalSeconds, _options.ShutdownDeadline.TotalSeconds);
            Become(Leaving);
            Timers.StartSingleTimer(GraceOver.Instance, GraceOver.Instance, _options.ShutdownGrace);
        }
        else
        {
            _log.Write(LogLevel.InfoLevel, null, "stopping, within {deadline_s} s", _options.ShutdownDeadline.TotalSeconds);
            Become(Leaving);
            EndGrace();
        }
    }

    /// <summary>Whoever asks is told that the server stops, and it does all that it did before.</summary>
    private void Leaving(object message)
    {
        switch (message)
        {
            case StopServer:
                StopUpTo(StopStage.Ended);
                GoOnStopping();
                break;
            case StopStep step:
                StopUpTo(step.Stage);
                GoOnStopping();
                break;
            case GraceOver:
                EndGrace();
                break;
            case ResetConnections:
                _wanted = StopStage.Ended;
                EndGrace();
                TellListeners(Reset.Instance);
                break;
            default:
                Running(message);
                break;
        }
    }

    private void EndGrace()
    {
        Reach(StopStage.GraceOver);
        GoOnStopping();
    }

    private void GoOnStopping()
    {
        if (_reached == StopStage.GraceOver && _wanted > StopStage.GraceOver)
        {
            StartDraining();
        }
    }

    private void StartDraining()
    {
        _drainingSince = Now;
        Become(Stopping);
        Timers.CancelAll();
        _accepting.UnionWith(AllButOverload);
        Context.Stop(_overload);
        TellListeners(new Drain { Spread = _options.ShutdownCloseSpread });
        Timers.StartSingleTimer(DeadlineOver.Instance, DeadlineOver.Instance, _options.ShutdownDeadline);
        Timers.StartPeriodicTimer(ProgressDue.Instance, ProgressDue.Instance, ProgressInterval);
        EndWhenStopped();
    }

    private void Stopping(object message)
    {
        switch (message)
        {
            case StopServer:
                StopUpTo(StopStage.Ended);
                break;
            case StopStep step:
                StopUpTo(step.Stage);
                break;
            case ListenerUnbound:
                NoteUnbound(Sender);
                break;
            case ListenerDrained drained:
                _drained += drained.Drained;
                _reset += drained.Reset;
                break;
            case Terminated ended:
                NoteUnbound(ended.ActorRef);
                EndWhenStopped();
                break;
            case ProgressDue:
                _log.Write(
                    LogLevel.InfoLevel, null, "draining: {connections} connections left, {pending} bytes pending",
                    _connections.Values.Sum(c => c.Count), _connections.Values.Sum(c => c.Sum(l => l.Pending)));
                break;
            case ChangeLimits:
                Sender.Tell(new LimitsNotChanged("the server is stopping"), Self);
                break;
            case DeadlineOver or ResetConnections:
                TellListeners(Reset.Instance);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void NoteUnbound(IActorRef listener)
    {
        _accepting.Remove(listener);
        if (_accepting.Count == 0)
        {
            Reach(StopStage.Unbound);
        }
    }

    private void EndWhenStopped()
    {
        if (Context.GetChildren().Any())
        {
            return;
        }

        if (_notStarted is null || _open.Count > 0)
        {
            _log.Write(
                LogLevel.InfoLevel, null, "stopped after {duration_s} s: {drained} connections drained, {reset} reset",
                Math.Round((Now - _stoppingSince).TotalSeconds, 3), _drained, _reset);
        }

        ServerMeters.DrainDuration.Record((Now - _drainingSince).TotalSeconds);
        if (_notStarted is not null)
        {
            _starter.Tell(_notStarted, Self);
        }

        Reach(StopStage.Ended);
        Context.Stop(Self);
    }

    private void Reach(StopStage stage)
    {
        if (stage > _reached)
        {
            _reached = stage;
            Tell(stage);
        }
    }

    private void Tell(StopStage reached)
    {
        foreach (var (stage, asker) in _stopAskers.Where(a => a.Stage <= reached))
        {
            asker.Tell(stage == StopStage.Ended ? new ServerStopped(_drained, _reset) : new StopReached(stage), Self);
        }

        _stopAskers.RemoveAll(a => a.Stage <= reached);
    }

    private sealed class DeadlineOver
    {
        public static readonly DeadlineOver Instance = new();
    }

    private sealed class GraceOver
    {
        public static readonly GraceOver Instance = new();
    }

    private sealed class ProgressDue
    {
        public static readonly ProgressDue Instance = new();
    }
}
