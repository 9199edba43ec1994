using System.Runtime.InteropServices;

namespace ActorEcho.Host.Commands;

/// <summary>
/// SIGTERM, SIGINT and SIGHUP, counted; the process does not end by itself. A terminal that closes sends the last: whoever wants the server to stay has
/// started it with nohup, which is heeded.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Note))];

    /// <summary>Somebody wants the server to stop.</summary>
    public Task First => _first.Task;

    /// <summary>Somebody does not want to wait for it.</summary>
    public Task Second => _second.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Note(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_first.TrySetResult())
        {
            _second.TrySetResult();
        }
    }
}
