using System.Diagnostics;
using Akka.Cells;
using Akka.Dispatch;

namespace Akka.Tests;

/// <summary>Waits for states of a cell that no message tells of.</summary>
internal static class CellProbes
{
    /// <summary>Completes when the cell takes no user messages: it is suspended and its turn is over.</summary>
    internal static Task Held(this ActorCell cell) => Until(() => cell.Mailbox is { IsSuspended: true, IsScheduled: false }, "the mailbox to be held");

    internal static Task Suspended(this Mailbox mailbox) => Until(() => mailbox.IsSuspended, "the mailbox to be suspended");

    /// <summary>Completes when the turn of the mailbox is over.</summary>
    internal static Task Unscheduled(this Mailbox mailbox) => Until(() => !mailbox.IsScheduled, "the turn to end");

    private static async Task Until(Func<bool> reached, string what)
    {
        for (var start = Stopwatch.GetTimestamp(); !reached(); await Task.Yield())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20), $"Waited in vain for {what}.");
        }
    }
}
