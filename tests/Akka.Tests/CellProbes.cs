using Akka.Cells;
using Akka.Dispatch;

namespace Akka.Tests;

internal static class CellProbes
{
    /// <summary>Completes when the cell takes no user messages: it is suspended and its turn is over.</summary>
    internal static async Task Held(this ActorCell cell)
    {
        while (!cell.Mailbox.IsSuspended || cell.Mailbox.IsScheduled)
        {
            await Task.Yield();
        }
    }

    /// <summary>Completes when the turn of the mailbox is over.</summary>
    internal static async Task Unscheduled(this Mailbox mailbox)
    {
        while (mailbox.IsScheduled)
        {
            await Task.Yield();
        }
    }
}
