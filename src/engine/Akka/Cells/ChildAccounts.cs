using System.Collections;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Cells;

/// <summary>The accounts of all children, for a strategy that looks at the siblings of the one that failed; made when it does.</summary>
internal sealed class ChildAccounts(ChildTable children, ITimeProvider clock) : IReadOnlyCollection<ChildRestartStats>
{
    public int Count => children.Snapshot().Length;

    public IEnumerator<ChildRestartStats> GetEnumerator() => children.Select(child => children.StatsOf(child, clock)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
