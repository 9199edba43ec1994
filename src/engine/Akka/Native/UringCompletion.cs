using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary><c>struct io_uring_cqe</c>: what became of an operation.</summary>
/// <param name="Token">The submission's.</param>
/// <param name="Result">What the system call of the kind would return, or the error number negated.</param>
/// <param name="Flags">See <see cref="Uring.HasBuffer"/> and <see cref="Uring.HasMore"/>.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct UringCompletion(ulong Token, int Result, uint Flags)
{
    public bool HasMore => (Flags & Uring.HasMore) != 0;

    public bool HasBuffer => (Flags & Uring.HasBuffer) != 0;

    public int Buffer => (int)(Flags >> 16);
}
