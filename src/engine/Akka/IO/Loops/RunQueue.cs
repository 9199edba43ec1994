using System.Diagnostics.CodeAnalysis;
using Akka.Dispatch;

namespace Akka.IO.Loops;

/// <summary>What a loop's own thread has to run, first in, first out.</summary>
internal sealed class RunQueue
{
    private Entry[] _entries = new Entry[256];
    private int _first;

    public int Count { get; private set; }

    public void Enqueue(IRunnable run)
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        _entries[(_first + Count++) & (_entries.Length - 1)].Run = run;
    }

    public bool TryDequeue([NotNullWhen(true)] out IRunnable? run)
    {
        if (Count == 0)
        {
            run = null;
            return false;
        }

        ref var entry = ref _entries[_first];
        run = entry.Run!;
        entry.Run = null;
        _first = (_first + 1) & (_entries.Length - 1);
        Count--;
        return true;
    }

    /// <summary>What will be run after <paramref name="ahead"/> others, if that is known yet.</summary>
    public IRunnable? Peek(int ahead) => ahead < Count ? _entries[(_first + ahead) & (_entries.Length - 1)].Run : null;

    private void Grow()
    {
        var entries = new Entry[_entries.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            entries[i] = _entries[(_first + i) & (_entries.Length - 1)];
        }

        (_entries, _first) = (entries, 0);
    }

    /// <summary>In a struct, as storing into an array of references checks the array's type each time.</summary>
    private struct Entry
    {
        public IRunnable? Run;
    }
}
