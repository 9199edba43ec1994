namespace Akka.Cells;

/// <summary>What a cell does once the children it stopped have ended.</summary>
internal abstract record EndOfChildren
{
    internal sealed record Restart(Exception Cause) : EndOfChildren;

    internal sealed record Create : EndOfChildren
    {
        internal static readonly Create Instance = new();
    }

    internal sealed record Terminate : EndOfChildren
    {
        internal static readonly Terminate Instance = new();
    }
}
