using Akka.Event;

namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    private async Task RunPhases(string? fromPhase)
    {
        try
        {
            foreach (var name in _order.SkipWhile(phase => fromPhase is not null && phase != fromPhase))
            {
                if (_phases.TryGetValue(name, out var phase))
                {
                    await RunPhase(name, phase).ConfigureAwait(false);
                }
            }

            _ended.TrySetResult(Done.Instance);
        }
        catch (Exception cause)
        {
            _ended.TrySetException(cause);
        }
    }

    private async Task RunPhase(string name, ShutdownPhase phase)
    {
        if (!_tasks.TryGetValue(name, out var tasks))
        {
            return;
        }

        if (!phase.Enabled)
        {
            _log.Info("Phase [{0}] is disabled; its tasks [{1}] are left out", name, Names(tasks));
            return;
        }

        var running = tasks.Select(task => RunTask(name, phase, task)).ToArray();
        _log.Debug("Performing phase [{0}] with tasks [{1}]", name, Names(tasks));
        var all = Task.WhenAll(running);
        try
        {
            await all.WaitAsync(phase.Timeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!all.IsCompleted)
        {
            var late = string.Join(", ", tasks.Take(running.Length).Where((_, index) => !running[index].IsCompleted).Select(task => task.Name));
            var text = $"Coordinated shutdown phase [{name}] timed out after {phase.Timeout}; still running: [{late}]";
            if (!phase.Recover)
            {
                throw new TimeoutException(text);
            }

            _log.Warning("{0}", text);
        }
    }

    private async Task RunTask(string phaseName, ShutdownPhase phase, ShutdownTask task)
    {
        try
        {
            // Each from the pool: one that blocks before its first await holds up neither the others nor the phase's timeout.
            await Task.Run(task.Start).ConfigureAwait(false);
        }
        catch (Exception cause) when (phase.Recover)
        {
            _log.Warning(cause, "Task [{0}] of phase [{1}] failed; the shutdown goes on", task.Name, phaseName);
        }
    }

    private static string Names(IEnumerable<ShutdownTask> tasks) => string.Join(", ", tasks.Select(task => task.Name));
}
