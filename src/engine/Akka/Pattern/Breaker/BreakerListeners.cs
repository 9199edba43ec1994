using System.Collections.Immutable;

namespace Akka.Pattern;

/// <summary>Who is told of a breaker's transitions.</summary>
internal sealed class BreakerListeners
{
    private ImmutableArray<Action> _open = [];
    private ImmutableArray<Action> _halfOpen = [];
    private ImmutableArray<Action> _close = [];

    public void AddOpen(Action callback) => Add(ref _open, callback);

    public void AddHalfOpen(Action callback) => Add(ref _halfOpen, callback);

    public void AddClose(Action callback) => Add(ref _close, callback);

    public void Opened() => Call(_open);

    public void HalfOpened() => Call(_halfOpen);

    public void Closed() => Call(_close);

    private static void Add(ref ImmutableArray<Action> listeners, Action callback) =>
        ImmutableInterlocked.Update(ref listeners, static (list, added) => list.Add(added), callback);

    // A listener's failure is the listener's: it must neither replace the call's own outcome nor keep others from hearing.
    private static void Call(ImmutableArray<Action> listeners)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener();
            }
            catch (Exception e)
            {
                System.Diagnostics.Trace.TraceError($"A circuit breaker's listener failed: {e}");
            }
        }
    }
}
