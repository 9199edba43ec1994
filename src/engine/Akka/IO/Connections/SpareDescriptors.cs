using Akka.Native;

namespace Akka.IO.Connections;

/// <summary>
/// Descriptors that accepted connections do not get, for the process itself. Without one, .NET cannot start a thread (it opens a pipe for that) and
/// ends the process when it needs one; nor can an assembly be loaded, a file be opened or a name be resolved.
/// </summary>
/// <remarks>
/// A new descriptor has the lowest number that is free (open(2)), so its number says how many are in use: no counting, and whoever else opens
/// files is in it.
/// </remarks>
internal sealed class SpareDescriptors(int count, Kernel kernel)
{
    /// <summary>How many there may be in all; numbers are below it. Read once, after the runtime has raised its own limit at its start.</summary>
    public long Limit { get; set; } = OperatingSystem.IsLinux() ? kernel.DescriptorLimit() : long.MaxValue;

    /// <summary>Whether a connection with this number is one too many: kept, but the last one.</summary>
    /// <param name="descriptor">The number, or -1 where numbers say nothing.</param>
    public bool IsOne(int descriptor) => descriptor >= Limit - count;

    /// <summary>Whether the next connection's descriptor would be none of these.</summary>
    public bool AreFree()
    {
        if (Limit == long.MaxValue)
        {
            return true;
        }

        var probe = kernel.EventFd();
        if (probe < 0)
        {
            return false;
        }

        _ = kernel.Close(probe);
        return !IsOne(probe);
    }
}
