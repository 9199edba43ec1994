using System.Collections;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Cells;

/// <summary>
/// The children of one actor by name. Guarded by a lock: the actor changes it in its turn, but top-level actors are made and
/// paths are looked up from any thread.
/// </summary>
/// <remarks>As a collection it is a copy of the moment it is enumerated at.</remarks>
internal sealed class ChildTable : IEnumerable<IInternalActorRef>
{
    /// <summary>For all actors that end without ever having had a child: it takes none.</summary>
    internal static readonly ChildTable Ended = new() { _awaited = EndOfChildren.Terminate.Instance };

    private readonly Dictionary<string, IInternalActorRef?> _byName = new(StringComparer.Ordinal);
    private Dictionary<IActorRef, ChildRestartStats>? _stats;
    private HashSet<IActorRef>? _ending;
    private EndOfChildren? _awaited;
    private long _unnamed;

    /// <summary>What is done once the children that were stopped have ended, if it is waited for.</summary>
    internal EndOfChildren? Awaited => Volatile.Read(ref _awaited);

    public IEnumerator<IInternalActorRef> GetEnumerator() => Snapshot().AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>No child lives, and none is being made.</summary>
    internal bool IsDeserted
    {
        get
        {
            lock (_byName)
            {
                return _byName.Count == 0;
            }
        }
    }

    internal string Reserve(string? name, IActorRef parent)
    {
        lock (_byName)
        {
            if (_awaited is EndOfChildren.Terminate)
            {
                throw new InvalidOperationException($"{parent} is terminating and takes no further child{(name is null ? "" : $" '{name}'")}.");
            }

            name ??= ChildName.FromNumber(_unnamed++);
            return _byName.TryAdd(name, null)
                ? name
                : throw new InvalidActorNameException($"The name '{name}' is not unique: {parent.Path} has such a child already.");
        }
    }

    internal void Fill(string name, IInternalActorRef child)
    {
        lock (_byName)
        {
            _byName[name] = child;
            if (_awaited is EndOfChildren.Terminate)
            {
                // The parent began to end between the reservation and now; this child ends with the others.
                MarkEnding(child);
                child.Stop();
            }
        }
    }

    internal void Release(string name)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(name, out var child) && child is null)
            {
                _byName.Remove(name);
            }
        }
    }

    internal IInternalActorRef? Find(string name)
    {
        lock (_byName)
        {
            return _byName.GetValueOrDefault(name);
        }
    }

    internal IInternalActorRef[] Snapshot()
    {
        lock (_byName)
        {
            return [.. _byName.Values.OfType<IInternalActorRef>()];
        }
    }

    /// <summary>The account of a child's restarts, which few have and only from the first failure on.</summary>
    internal ChildRestartStats StatsOf(IInternalActorRef child, ITimeProvider clock)
    {
        lock (_byName)
        {
            _stats ??= [];
            if (!_stats.TryGetValue(child, out var stats))
            {
                _stats[child] = stats = new ChildRestartStats(child, clock);
            }

            return stats;
        }
    }

    internal void MarkEnding(IActorRef child)
    {
        lock (_byName)
        {
            (_ending ??= []).Add(child);
        }
    }

    /// <returns>Whether children are ending, so that <paramref name="then"/> comes when the last of them has.</returns>
    internal bool Await(EndOfChildren then)
    {
        lock (_byName)
        {
            var waits = _ending is { Count: > 0 } || (then is EndOfChildren.Terminate && _byName.Count > 0);
            if (waits || then is EndOfChildren.Terminate)
            {
                Volatile.Write(ref _awaited, then);
            }

            return waits;
        }
    }

    /// <returns>What was waited for, if this was the last child to end.</returns>
    internal EndOfChildren? Remove(IActorRef child)
    {
        lock (_byName)
        {
            _byName.Remove(child.Path.Name);
            _stats?.Remove(child);
            _ending?.Remove(child);
            var awaited = _awaited;
            var last = awaited is EndOfChildren.Terminate ? _byName.Count == 0 : _ending is not { Count: > 0 };
            if (awaited is null || !last)
            {
                return null;
            }

            if (awaited is not EndOfChildren.Terminate)
            {
                Volatile.Write(ref _awaited, null);
            }

            return awaited;
        }
    }
}

/// <summary>Names for actors that were given none: '$' and the number in base 64, so that no user's name can clash.</summary>
internal static class ChildName
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    internal static string FromNumber(long number)
    {
        Span<char> text = stackalloc char[12];
        var length = 0;
        text[length++] = '$';
        do
        {
            text[length++] = Digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number > 0);
        return new string(text[..length]);
    }
}
