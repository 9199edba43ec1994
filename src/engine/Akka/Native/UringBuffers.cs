using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akka.Native;

/// <summary>Buffers that the kernel takes from a ring when data comes, so that a connection that waits for some holds none.</summary>
internal sealed unsafe class UringBuffers : IDisposable
{
    public const int Size = 16 * 1024;

    /// <summary>A cache line more than the size: buffers that are a power of two apart would share the same few sets of the caches.</summary>
    private const int Stride = Size + 64;

    private readonly Kernel _kernel;
    private readonly int _count;
    private nint _ring;
    private nint _memory;
    private ushort _tail;

    /// <param name="count">A power of two up to 32,768.</param>
    /// <exception cref="UringException">The kernel refuses.</exception>
    public UringBuffers(Kernel kernel, UringRing ring, int count)
    {
        _kernel = kernel;
        _count = count;
        try
        {
            UringException.Check(kernel.Map(RingLength, Uring.MapPrivateAnonymous, -1, 0, out _ring), "mmap of the buffer ring");
            UringException.Check(kernel.Map(MemoryLength, Uring.MapPrivateAnonymous, -1, 0, out _memory), "mmap of the buffers");
            var registration = new Registration { Ring = (ulong)_ring, Entries = (uint)count };
            UringException.Check(
                kernel.RingRegister(ring.Descriptor, Uring.RegisterBufferRing, MemoryMarshal.AsBytes(new Span<Registration>(ref registration)), 1),
                "io_uring_register(PBUF_RING)");
        }
        catch
        {
            Dispose();
            throw;
        }

        for (var i = 0; i < count; i++)
        {
            GiveBack(i);
        }
    }

    private nint RingLength => _count * sizeof(Entry);

    private nint MemoryLength => (nint)_count * Stride;

    /// <summary>What the kernel has put into a buffer; until it is given back.</summary>
    public ReadOnlySpan<byte> Read(int buffer, int count) => new((byte*)_memory + ((nint)buffer * Stride), count);

    public void GiveBack(int buffer)
    {
        ref var entry = ref ((Entry*)_ring)[_tail & (_count - 1)];
        entry.Address = (ulong)(_memory + ((nint)buffer * Stride));
        entry.Length = Size;
        entry.Buffer = (ushort)buffer;

        // The ring's tail lies in the last two bytes of its first entry, which for an entry have no meaning.
        Volatile.Write(ref Unsafe.AsRef<ushort>((byte*)_ring + 14), ++_tail);
    }

    /// <summary>Only after the ring is closed, which ends the kernel's use of them.</summary>
    public void Dispose()
    {
        if (_ring != 0)
        {
            _kernel.Unmap(_ring, RingLength);
        }

        if (_memory != 0)
        {
            _kernel.Unmap(_memory, MemoryLength);
        }

        (_ring, _memory) = (0, 0);
    }

    /// <summary><c>struct io_uring_buf</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private struct Entry
    {
        [FieldOffset(0)]
        public ulong Address;

        [FieldOffset(8)]
        public uint Length;

        [FieldOffset(12)]
        public ushort Buffer;
    }

    /// <summary><c>struct io_uring_buf_reg</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 40)]
    private struct Registration
    {
        [FieldOffset(0)]
        public ulong Ring;

        [FieldOffset(8)]
        public uint Entries;
    }
}
