using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary><c>struct io_uring_sqe</c>: an operation for the kernel.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct UringSubmission
{
    [FieldOffset(0)]
    public byte Operation;

    [FieldOffset(1)]
    public byte Flags;

    [FieldOffset(2)]
    public ushort Priority;

    [FieldOffset(4)]
    public int Descriptor;

    [FieldOffset(16)]
    public ulong Address;

    [FieldOffset(24)]
    public uint Length;

    [FieldOffset(28)]
    public uint OperationFlags;

    /// <summary>What the completion gives back.</summary>
    [FieldOffset(32)]
    public ulong Token;

    [FieldOffset(40)]
    public ushort BufferGroup;

    /// <summary>Of a multishot receive: bytes after which it ends (Linux 6.17).</summary>
    [FieldOffset(44)]
    public uint TotalLength;
}
