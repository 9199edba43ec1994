using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>The numbers of system calls that differ by architecture (syscalls(2); the kernel's unistd.h).</summary>
internal static class Calls
{
    public static readonly nint SendTo = IsX64 ? 44 : 206;
    public static readonly nint ReceiveFrom = IsX64 ? 45 : 207;

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;
}
