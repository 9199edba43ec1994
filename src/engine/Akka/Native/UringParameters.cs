using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary><c>struct io_uring_params</c>: what is asked of io_uring_setup(2), and what it answers.</summary>
[StructLayout(LayoutKind.Explicit, Size = 120)]
internal struct UringParameters
{
    [FieldOffset(0)]
    public uint SubmissionEntries;

    [FieldOffset(4)]
    public uint CompletionEntries;

    [FieldOffset(8)]
    public uint Flags;

    [FieldOffset(20)]
    public uint Features;

    // Offsets in the mapped memory: io_sqring_offsets from 40 on, io_cqring_offsets from 80 on.
    [FieldOffset(40)]
    public uint SubmissionHead;

    [FieldOffset(44)]
    public uint SubmissionTail;

    [FieldOffset(56)]
    public uint SubmissionFlags;

    [FieldOffset(64)]
    public uint SubmissionArray;

    [FieldOffset(80)]
    public uint CompletionHead;

    [FieldOffset(84)]
    public uint CompletionTail;

    [FieldOffset(100)]
    public uint Completions;
}
